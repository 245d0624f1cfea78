/** The rest of what a call takes, and what newer API documentation may name. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Item } from '../../../../shared/item';
import type { Group } from '../../../../shared/reader';
import type { ZvonobotAccount } from '../../../api/credentials';
import { dropUndefined } from '../../../api/request';
import { wrongAddresses } from '../../../ivr/callbacks';

const jsonField: INodeProperties = {
	displayName: 'Additional JSON',
	name: 'additionalJson',
	type: 'json',
	default: '{}',
	description: 'A JSON object of parameters that this node does not know. They are sent as they are.',
};

export const templateAdditionalField: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [jsonField],
};

export const additionalField: INodeProperties = {
	...templateAdditionalField,
	options: [
		jsonField,
		{
			displayName: 'Answer Timeout (Seconds)',
			name: 'answerTimeout',
			type: 'number',
			typeOptions: { minValue: 15, maxValue: 60 },
			default: 30,
			description: 'How long to let the phone ring',
		},
		{
			displayName: 'Detect End of Speech',
			name: 'endOfSpeech',
			type: 'boolean',
			default: true,
			description: 'Whether to notice automatically when the person has finished speaking',
		},
		{
			displayName: 'Detect Interruptions',
			name: 'voiceDetection',
			type: 'boolean',
			default: true,
			description: 'Whether the robot notices that the person speaks while it speaks',
		},
		{
			displayName: 'Language',
			name: 'lang',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'The language of the text. The default is the language of the account.',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchLanguages', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. ru-RU',
					validation: [
						{
							type: 'regex',
							properties: { regex: '^[a-z]{2}-[A-Z]{2}$', errorMessage: 'Write it like ru-RU' },
						},
					],
				},
			],
		},
		{
			displayName: 'Record the Call',
			name: 'needRecording',
			type: 'boolean',
			default: true,
			description: "Whether to record the call. 'Get Many' gives the recording.",
		},
		{
			displayName: 'Transfer From Own Number',
			name: 'isManagerDeliveryPhone',
			type: 'boolean',
			default: true,
			description: 'Whether a transferred call reaches the manager from the number that called',
		},
	],
};

/** What guards, hours and results have to know, so that it cannot be set past them. */
const RESERVED: Record<string, string> = {
	apiKey: 'this node fills it in',
	phone: 'this node fills it in',
	phones: 'this node fills it in',
	plannedAt: "use 'Call At'",
	smartDelay: "use 'Call Again After (Minutes)'",
	variables: 'this node fills it in',
};
const FLAGS = {
	endOfSpeech: 'Detect End of Speech',
	isManagerDeliveryPhone: 'Transfer From Own Number',
	needRecording: 'Record the Call',
	voiceDetection: 'Detect Interruptions',
};
/** As documented. */
const TIMEOUT = { min: 15, max: 60, whole: true, unit: 'seconds' };

/**
 * @param reserved what else the JSON may not hold in this operation, and why
 * @throws NodeOperationError naming the field
 */
export function readAdditional(
	item: Item,
	{ baseUrl }: ZvonobotAccount,
	reserved: Record<string, string> = {},
): IDataObject {
	const given = item.group('additionalFields', 'Additional Fields');
	const flags = Object.entries(FLAGS).map(([name, label]) => [name, readFlag(given, name, label)]);
	return {
		...readJson(given, { ...RESERVED, ...reserved }, baseUrl),
		...dropUndefined({
			...(Object.fromEntries(flags) as IDataObject),
			answerTimeout: given.number('answerTimeout', 'Answer Timeout (Seconds)', TIMEOUT),
			lang: readLanguage(given),
		}),
	};
}

function readFlag(given: Group, name: string, label: string): 0 | 1 | undefined {
	const flag = given.optionalFlag(name, label);
	return flag === undefined ? undefined : flag ? 1 : 0;
}

function readLanguage(given: Group): string | undefined {
	const code = given.text('lang', 'Language');
	if (code === undefined || /^[a-z]{2}-[A-Z]{2}$/.test(code)) return code;
	throw given.refuse('Language', 'is not a code like ru-RU');
}

function readJson(given: Group, reserved: Record<string, string>, baseUrl: string): IDataObject {
	const object = (given.object('additionalJson', 'Additional JSON') ?? {}) as IDataObject;
	const name = Object.keys(reserved).find((one) => Object.hasOwn(object, one));
	if (name) throw given.refuse('Additional JSON', `may not hold ${name}: ${reserved[name]}`);
	const [wrong] = wrongAddresses([object], baseUrl);
	if (wrong) throw given.refuse('Additional JSON', `${wrong.field.replace('ivrs[0].', '')}: ${wrong.rule}`);
	return object;
}
