/** The fields of Send. */

import type { INodeProperties } from 'n8n-workflow';

import { recipientsFields } from '../../../shared/calls/recipients';
import { safetyField } from '../../../shared/safety/field';
import { forOperation, simplifyOption } from '../../../shared/fields';

const playing = (content: string) => ({ show: { content: [content] } });

const personalFields: INodeProperties = {
	displayName: 'Personal Fields',
	name: 'personalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: { show: { recipientsFrom: ['items'], content: ['message', 'script'] } },
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
				"Name of the input field with a text of the phone's own. Where it is empty, 'Text' is spoken.",
			displayOptions: { show: { '/content': ['message'] } },
		},
	],
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Attempts',
			name: 'attempts',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 3 },
			default: 1,
			description:
				'How often a phone that does not answer is called. Otherwise what the account portal says.',
		},
		{
			displayName: 'Interval (Minutes)',
			name: 'interval',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 60 },
			default: 5,
			description: 'How long to wait between two attempts. Otherwise what the account portal says.',
		},
		{
			displayName: 'Listen Again',
			name: 'repeat',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 3 },
			default: 1,
			description: 'How often the listener is offered to press 1 and hear the message again',
		},
		{
			displayName: 'Schedule',
			name: 'schedule',
			type: 'dateTime',
			default: '',
			description:
				"When to start calling. A date without a zone is read in 'Time Zone'. Up to ten minutes ago means now; an earlier time is refused.",
		},
		simplifyOption,
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: 'Europe/Moscow',
			placeholder: 'e.g. Asia/Yekaterinburg',
			description:
				"The zone in which 'Schedule' is read. What is sent is Moscow time; the API documentation names no zone.",
		},
	],
};

export const fields: INodeProperties[] = forOperation({ resource: ['mailing'], operation: ['send'] }, [
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
			{ name: 'Text', value: 'message', description: 'A text that is turned into speech' },
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
	...recipientsFields,
	personalFields,
	safetyField,
	options,
]);
