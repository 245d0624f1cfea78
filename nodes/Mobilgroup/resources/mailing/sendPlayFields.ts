/** What a mailing plays, and what each phone hears of its own: the fields that Send and campaigns have in common. */

import type { INodeProperties } from 'n8n-workflow';

const playing = (content: string) => ({ show: { content: [content] } });

/** Who calls, and what is played. */
export const playFields: INodeProperties[] = [
	{
		displayName: 'Sender Number',
		name: 'senderNumber',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The number that calls; it must be set up in the account portal',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchSenderNumbers', searchable: true },
			},
			{ displayName: 'Number', name: 'number', type: 'string', placeholder: 'e.g. +7 900 000-00-01' },
		],
	},
	{
		displayName: 'Play',
		name: 'content',
		type: 'options',
		noDataExpression: true,
		default: 'message',
		options: [
			{ name: 'Phrase', value: 'phrase', description: 'A recording from the account portal' },
			{ name: 'Script', value: 'script', description: 'A voice script from the account portal' },
			{ name: 'Text', value: 'message', description: 'A text that is converted to speech' },
		],
	},
	{
		displayName: 'Text',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. Your order is ready',
		description: 'Up to 5,000 characters. An expression here makes a mailing for every different text.',
		displayOptions: playing('message'),
	},
	{
		displayName: 'Phrase',
		name: 'phrase',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		displayOptions: playing('phrase'),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchPhrases', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1' },
		],
	},
	{
		displayName: 'Script',
		name: 'script',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		displayOptions: playing('script'),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchScripts', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1' },
		],
	},
];

export const personalFields: INodeProperties = {
	displayName: 'Personal Fields',
	name: 'personalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: { show: { content: ['message', 'script'] } },
	options: [
		{
			displayName: 'Amount Field',
			name: 'amountField',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. debt',
			description: 'Name of the input field with the sum of money (summa) that the script speaks',
			displayOptions: { show: { '/content': ['script'] } },
		},
		{
			displayName: 'Parameter 1 Field',
			name: 'param1Field',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. appointmentDate',
			description: 'Name of the input field with a date or a number that the script speaks as param1',
			displayOptions: { show: { '/content': ['script'] } },
		},
		{
			displayName: 'Parameter 2 Field',
			name: 'param2Field',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. room',
			description: 'Name of the input field with a date or a number that the script speaks as param2',
			displayOptions: { show: { '/content': ['script'] } },
		},
		{
			displayName: 'Parameter 3 Field',
			name: 'param3Field',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. floor',
			description: 'Name of the input field with a date or a number that the script speaks as param3',
			displayOptions: { show: { '/content': ['script'] } },
		},
		{
			displayName: 'Text Field',
			name: 'messageField',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. reminder',
			description:
				"Name of the input field with a text of the phone's own. If it is empty, 'Text' is spoken.",
			displayOptions: { show: { '/content': ['message'] } },
		},
	],
};

export const repeatOption: INodeProperties = {
	displayName: 'Listen Again',
	name: 'repeat',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3 },
	default: 1,
	description: 'How often the listener is offered to press 1 and hear the message again',
};
