/** What a field is meant for, by its form: its example, or what it holds before anything is filled in. */

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { NOW } from './frozen';

const DAY_MS = 24 * 60 * 60 * 1000;
/** When a date is meant: a Friday. */
export const MOMENT = NOW + 2 * DAY_MS;
export const MOMENT_ISO = new Date(MOMENT).toISOString();
/** What n8n makes of a DateTime that stands for a text, in the time zone of its workflows. */
export const MOMENT_AS_TEXT = '2026-07-17T09:00:00.000Z';

/** Where the form's own example does not show that the field is read. */
const samples: Record<string, unknown> = {
	after: ['busy'],
	allowedPrefixes: '+421, +7 495',
	answers: '2',
	approveKey: 3,
	declineKey: 4,
	approvingAnswers: '2',
	atATime: 1,
	doNotCallList: '+7 900 000-01-00, +7 900 000-00-01',
	endTime: '20:00',
	from: '13:00',
	hosts: 'localhost',
	keyWords: 'да',
	largestMb: 1,
	mostCalls: 1,
	// The service makes an ID of the end of a number, and zeros are none.
	phoneNumber: '+7 900 000-00-10',
	phoneNumbers: '+7 900 000-00-10, +7 900 000-00-11',
	property: 'sound',
	proxy: 'http://127.0.0.1:9',
	smartDelay: 45,
	stopAtCost: 1,
	sources: '82.202.206.194, 192.0.2.7',
	to: '10:00',
	token: 'v1.AAAA',
	waveSize: 1,
	webhookUrl: 'https://n8n.example.com/webhook/a',
	callbackUrl: 'https://n8n.example.com/webhook/a',
	zone: 'America/New_York',
};

export const optionsOf = ({ options = [] }: INodeProperties): INodePropertyOptions[] =>
	options as INodePropertyOptions[];

/** @returns a good value that is not what the field holds anyway, as it is typed into the form */
export function sampleOf(field: INodeProperties): unknown {
	if (field.name in samples) return samples[field.name];
	return makers[field.type]?.(field) ?? field.default;
}

const makers: Record<string, (field: INodeProperties) => unknown> = {
	boolean: ({ default: preset }) => preset !== true,
	dateTime: () => MOMENT_ISO,
	json: () => '{"room":"7"}',
	multiOptions: (field) => [(optionsOf(field).find(isOther(field)) ?? optionsOf(field)[0]).value],
	number: ({ default: preset, typeOptions: { maxValue = Infinity } = {} }) => {
		const more = Number(preset) + 1;
		return more > maxValue ? Number(preset) - 1 : more;
	},
	options: (field) => (optionsOf(field).find(isOther(field)) ?? optionsOf(field)[0]).value,
	resourceLocator: ({ modes = [] }) => exampleIn(modes[modes.length - 1]) ?? '1342',
	string: (field) => exampleIn(field) ?? otherText(field.default as string),
};

/** What fills itself in by an expression is no text that somebody types. */
const otherText = (preset: string) => (preset === '' || preset.startsWith('=') ? 'Example' : `${preset}2`);

const isOther =
	({ default: preset }: INodeProperties) =>
	({ value }: INodePropertyOptions) =>
		Array.isArray(preset) ? !preset.includes(value as never) : value !== preset;

/** What the placeholder shows, where it shows something that is not the default. */
function exampleIn({ placeholder = '', ...rest }: { placeholder?: string }): string | undefined {
	const example = placeholder.replace(/^e\.g\. /, '');
	const preset = 'default' in rest ? rest.default : '';
	return example === '' || example === preset || /…|^(Add|Set) /.test(example) ? undefined : example;
}

/** Whether the field takes several texts: it says by what they are separated. */
export const isListLike = ({ description = '', name }: INodeProperties): boolean =>
	/separated by/i.test(description) || name === 'allowedPrefixes';
