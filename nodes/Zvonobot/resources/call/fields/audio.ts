/** What the person hears. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Item } from '../../../../shared/item';
import { recordPicker } from '../../../api/recordPicker';
import { keyHintField } from '../../../ivr/hints';
import { isRecord, isUnset, textOf } from '../../../../shared/values/text';
import { LONGEST_SPEECH } from '../../../ivr/values';

export const textField: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Your order is ready. Press 1 to confirm.',
	description: 'At most 1024 characters',
	displayOptions: { show: { audio: ['text'] } },
};

/** The same under the name that n8n gives the text of its approval gates for AI agents. */
export const messageField: INodeProperties = {
	...textField,
	displayName: 'Message',
	name: 'message',
	placeholder: 'e.g. Your order costs 4200 rubles. Press 1 to confirm it, 2 to cancel it.',
};

const fieldsWith = (...spoken: INodeProperties[]): INodeProperties[] => [
	{
		displayName:
			'Zvonobot accepts calls that it has not approved, and never starts them. Ask your manager to switch off the approval for your account, or to approve your recordings.',
		name: 'moderationNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Audio',
		name: 'audio',
		type: 'options',
		default: 'text',
		description: 'What the person hears',
		options: [
			{
				name: 'Other',
				value: 'other',
				description: "Named in 'Additional JSON', for what newer API documentation may allow",
			},
			{ name: 'Recording', value: 'record', description: 'A recording of the account' },
			{
				name: 'Text',
				value: 'text',
				description: 'Converted to speech. Costs extra, and needs an account whose calls need no approval.',
			},
		],
	},
	{ ...recordPicker, required: true, displayOptions: { show: { audio: ['record'] } } },
	...spoken,
	{
		displayName: 'Voice',
		name: 'gender',
		type: 'options',
		default: 0,
		displayOptions: { show: { audio: ['text'] } },
		options: [
			{ name: 'Female', value: 0 },
			{ name: 'Male', value: 1 },
		],
	},
];

export const audioFields = fieldsWith(textField);
export const messageAudioFields = fieldsWith(messageField, keyHintField);

const SOURCES = ['other', 'record', 'text'] as const;

/**
 * The API field `record`: an ID alone, or a text with its voice; undefined where it is given otherwise.
 *
 * @param field of the text
 * @param endingOf what is spoken behind it
 */
export function readAudio(
	item: Item,
	{ name, displayName: label }: INodeProperties,
	endingOf: (text: string) => string,
): IDataObject | undefined {
	const audio = item.choice('audio', 'Audio', SOURCES, 'text');
	if (audio === 'other') return undefined;
	if (audio === 'record') return { id: item.id('record', 'Recording') };
	const given = item.requiredText(name, label);
	const ending = endingOf(given);
	const text = ending === '' ? given : `${asSentence(given)} ${ending}`;
	const { length } = [...text];
	if (length > LONGEST_SPEECH) {
		const all = ending === '' ? '' : " with 'Key Hint'";
		throw item.refuse(label, `has ${length} characters${all}; ${LONGEST_SPEECH} are allowed`);
	}
	return { text, gender: Number(item.choice('gender', 'Voice', ['0', '1'], '0')) };
}

/**
 * For a dry run: the text that is spoken, or what stands for it, with the values of its variables.
 *
 * @param variables by their values, as Zvonobot has them
 */
export function whatIsHeard({ record, templateId }: IDataObject, variables: IDataObject = {}): string {
	const { id, text } = isRecord(record) ? record : {};
	const [name, value] =
		Object.entries({ Template: templateId, Text: text, Record: id }).find(([, one]) => !isUnset(one)) ?? [];
	const heard = name === undefined ? "Set in 'Additional JSON'" : `${name}: ${textOf(value)}`;
	const values = Object.entries(variables).map(([one, variable]) => `${textOf(variable) ?? ''}: ${one}`);
	return [heard, ...values].join('; ');
}

const asSentence = (text: string): string => (/[.!?…:]$/.test(text) ? text : `${text}.`);
