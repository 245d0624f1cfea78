/** The form of a branch, three levels deep; deeper menus are given as JSON. */

import type { INodeProperties } from 'n8n-workflow';

import { recordPicker } from '../api/recordPicker';

const actionsField: INodeProperties = {
	displayName: 'Then',
	name: 'then',
	type: 'collection',
	placeholder: 'Add Action',
	default: {},
	description: 'What the robot does for a person who took this branch',
	options: [
		{
			displayName: 'Add to Blacklist',
			name: 'needBlock',
			type: 'boolean',
			default: true,
			description: 'Whether the account never calls this person again',
		},
		{
			displayName: 'Callback Address',
			name: 'webhookUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://n8n.example.com/webhook/…',
			description: "Address of a 'Zvonobot Trigger' that receives this answer",
		},
		{
			displayName: 'Email After (Minutes)',
			name: 'emailTimeout',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 10,
			description: 'How long the provider waits before it writes to the address set in the account portal',
		},
		{
			displayName: 'Headers of Callback',
			name: 'webhookHeaders',
			type: 'json',
			default: '{}',
			description: 'A JSON object of headers for the callback',
		},
		{
			displayName: 'Listen For (Seconds)',
			name: 'recognitionTimeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 15 },
			default: 7,
			description: "How long to listen. Needs 'Any Words'.",
		},
		{
			displayName: 'Parameters of Callback',
			name: 'webhookParameters',
			type: 'json',
			default: '{}',
			description: 'A JSON object that the provider adds to the callback',
		},
		{ ...recordPicker, displayName: 'Play Recording', name: 'recordId' },
		{
			displayName: 'Play Text',
			name: 'recordText',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. Thank you. Goodbye.',
			description:
				'Converted to speech, at most 1024 characters. Needs an account whose calls need no approval.',
		},
		{
			displayName: 'Recognize Speech',
			name: 'recognize',
			type: 'boolean',
			default: true,
			description: 'Whether to turn what the person says into text',
		},
		{
			displayName: 'SMS Channel',
			name: 'smsChannel',
			type: 'string',
			default: '',
			placeholder: 'e.g. VIRTA',
			description: 'The provider uses VIRTA by default',
		},
		{
			displayName: 'SMS Template ID',
			name: 'smsTemplateId',
			type: 'number',
			default: 0,
			description: "An approved template of the account, in place of 'SMS Text'",
		},
		{
			displayName: 'SMS Text',
			name: 'smsText',
			type: 'string',
			default: '',
			placeholder: 'e.g. Your order: example.com/1342',
			description: 'Sent to the person, at most 70 characters',
		},
		{
			displayName: 'Transfer To',
			name: 'managerPhone',
			type: 'string',
			default: '',
			placeholder: 'e.g. +7 900 000-00-02',
			description: 'Phone number of a manager',
		},
		{
			displayName: 'Voice',
			name: 'recordGender',
			type: 'options',
			default: 0,
			description: "Who speaks 'Play Text'",
			options: [
				{ name: 'Female', value: 0 },
				{ name: 'Male', value: 1 },
			],
		},
	],
};

const conditionFields: INodeProperties[] = [
	{
		displayName: 'Key Pressed',
		name: 'digit',
		type: 'options',
		default: '1',
		options: [
			{ name: '0', value: '0' },
			{ name: '1', value: '1' },
			{ name: '2', value: '2' },
			{ name: '3', value: '3' },
			{ name: '4', value: '4' },
			{ name: '5', value: '5' },
			{ name: '6', value: '6' },
			{ name: '7', value: '7' },
			{ name: '8', value: '8' },
			{ name: '9', value: '9' },
			{
				name: 'No Key',
				value: '',
				description: 'Stays on the line, if there are no words below either',
			},
		],
	},
	{
		displayName: 'Or Words',
		name: 'keyWords',
		type: 'string',
		default: '',
		placeholder: 'e.g. yes, of course',
		description: 'Words separated by commas; one of them is enough',
	},
	{
		displayName: 'Any Words',
		name: 'anyWord',
		type: 'boolean',
		default: false,
		description: 'Whether any words are accepted',
		displayOptions: { show: { digit: [''], keyWords: [''] } },
	},
	actionsField,
];

/** What a branch is called while it is folded, in editors that fold: `Key 1 or yes, of course`. */
const branchTitle =
	'={{ (({ digit, keyWords, anyWord }) => [digit && "Key " + digit, keyWords, anyWord && "Any words"].filter(Boolean).join(" or ") || "Stays on the line")($collection.item.value) }}';

/** @param level in words, because nothing else in the form tells how deep a branch lies */
function branchesField(level: string, values: INodeProperties[]): INodeProperties {
	return {
		displayName: `${level}Branches`,
		name: 'branches',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			sortable: true,
			fixedCollection: { itemTitle: branchTitle },
		},
		placeholder: `Add ${level}Branch`,
		default: {},
		options: [{ displayName: `${level}Branch`, name: 'branch', values }],
	};
}

const thirdLevel = branchesField('Third-Level ', conditionFields);
const secondLevel = branchesField('Second-Level ', [...conditionFields, thirdLevel]);

/** The form of a whole menu. */
export const menuForm: INodeProperties = branchesField('', [...conditionFields, secondLevel]);
