/** The rest of what a call takes, and what newer documents may name. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { pickedText } from '../../../../shared/fields';
import { isRecord } from '../../../../shared/values/text';
import type { Item } from '../../../api/item';
import { dropUndefined } from '../../../api/item';
import { parseJson } from '../../../ivr/values';

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
			description: 'Whether to notice by itself when the person has finished speaking',
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
			description: 'The language of the text. Left out, it is the one of the account.',
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

/** Whom to call and for whom: the guard against calling twice has to know them. */
const RESERVED = ['apiKey', 'phone', 'phones', 'variables'];
const FLAGS = ['endOfSpeech', 'voiceDetection', 'needRecording', 'isManagerDeliveryPhone'];

/** @throws NodeOperationError naming the field */
export function readAdditional(item: Item): IDataObject {
	const given = item.collection('additionalFields');
	const flags = FLAGS.filter((name) => given[name] !== undefined).map((name) => [name, given[name] ? 1 : 0]);
	return {
		...readJson(item, given.additionalJson),
		...(Object.fromEntries(flags) as IDataObject),
		...dropUndefined({
			answerTimeout: readSeconds(item, given.answerTimeout),
			lang: readLanguage(item, given.lang),
		}),
	};
}

function readSeconds(item: Item, value: unknown): number | undefined {
	if (value === undefined || value === '') return undefined;
	const seconds = Number(value);
	if (Number.isSafeInteger(seconds) && seconds > 0) return seconds;
	throw item.refuse('Answer Timeout (Seconds)', 'must be a whole number of seconds');
}

/** A picker within a collection comes with its mode around it. */
function readLanguage(item: Item, value: unknown): string | undefined {
	const code = pickedText(value);
	if (code === undefined || /^[a-z]{2}-[A-Z]{2}$/.test(code)) return code;
	throw item.refuse('Language', 'is no code like ru-RU');
}

function readJson(item: Item, value: unknown): IDataObject {
	const object = typeof value === 'string' ? parseJson(value.trim() || '{}') : (value ?? {});
	if (!isRecord(object)) throw item.refuse('Additional JSON', 'must be a JSON object');
	const reserved = RESERVED.find((name) => Object.hasOwn(object, name));
	if (reserved) throw item.refuse('Additional JSON', `may not hold ${reserved}: this node fills it in`);
	return object as IDataObject;
}
