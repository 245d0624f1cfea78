/** The fields of the node. */

import type { INodeProperties } from 'n8n-workflow';

import { simplifyOption } from '../shared/fields';
import { askingSafetyField } from '../shared/safety/field';
import { codeFields } from '../shared/verification/check';
import { outputCodeOption } from '../shared/verification/codeResult';
import { codeLifeOption } from '../shared/verification/life';
import { limitFields } from './limits/fields';

const forOperations = (operation: string[], fields: INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({ ...field, displayOptions: { ...field.displayOptions, show: { operation } } }));

const phoneField: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +7 900 000-00-00',
	description: 'The phone that rings. The call costs money, also when nobody answers.',
};

const tokenField: INodeProperties = {
	displayName: 'Token',
	name: 'token',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '={{ $json.token }}',
	description:
		"The 'token' of the call that the person has not heard. Its code is void from then on, and the channels after its channel are tried.",
};

/** In a constant, because the linter would sort them by name: the channel first, then what it takes. */
const channelFields: INodeProperties[] = [
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		default: 'mobilgroupFlashCall',
		options: [
			{
				name: 'MCN Telecom: Call for 2FA',
				value: 'mcnCallFor2fa',
				description: 'The code is the end of one of your own numbers',
			},
			{
				name: 'MCN Telecom: Flash Call',
				value: 'mcnFlashCall',
				description: 'The code is the end of the number that calls',
			},
			{
				name: 'Mobilgroup: Flash Call',
				value: 'mobilgroupFlashCall',
				description: 'The code is the end of the number that calls',
			},
			{
				name: 'Mobilgroup: Spoken Code',
				value: 'mobilgroupVoicePassword',
				description: 'The person picks up and hears the code',
			},
			{
				name: 'Zvonobot: Flash Call',
				value: 'zvonobotFlashCall',
				description: 'The code is the end of the number that calls',
			},
		],
	},
	{
		displayName: 'Call From',
		name: 'country',
		type: 'options',
		default: 'auto',
		description: 'The country of the calling number',
		displayOptions: { show: { channel: ['mcnFlashCall'] } },
		options: [
			{
				name: 'Automatic',
				value: 'auto',
				description: 'Russian phones from a Russian number, all others from a Slovak one',
			},
			{ name: 'Russia', value: '643' },
			{ name: 'Slovakia', value: '703' },
		],
	},
	{
		displayName: 'Caller Number',
		name: 'callerNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +7 900 000-00-01',
		description:
			'The number that calls; it must be confirmed in the account portal. Empty lets the provider choose one.',
		displayOptions: { show: { channel: ['mobilgroupVoicePassword'] } },
	},
	{
		displayName: 'Code Length',
		name: 'codeLength',
		type: 'number',
		typeOptions: { minValue: 4, maxValue: 10 },
		default: 4,
		description: 'How many digits the code has',
		displayOptions: { show: { channel: ['mobilgroupFlashCall'] } },
	},
	{
		displayName: 'Only for Prefixes',
		name: 'prefixes',
		type: 'string',
		default: '',
		placeholder: 'e.g. +7, +421',
		description:
			'Beginnings of the numbers that this channel is for, with country code. Empty takes all numbers.',
	},
	{
		displayName: 'Own Numbers',
		name: 'ownNumbers',
		type: 'string',
		default: '',
		placeholder: 'e.g. +7 900 000-00-01, +7 900 000-00-02',
		description:
			'The numbers that may call, connected to the account: a list, or separated by commas. One is chosen at random for each call, and its last four digits are the code.',
		displayOptions: { show: { channel: ['mcnCallFor2fa'] } },
	},
	{
		displayName: 'Repeat Code',
		name: 'repeat',
		type: 'boolean',
		default: false,
		description: 'Whether the code is spoken twice',
		displayOptions: { show: { channel: ['mobilgroupVoicePassword'] } },
	},
];

const channelsField: INodeProperties = {
	displayName: 'Channels',
	name: 'channels',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Channel',
	required: true,
	default: {},
	description:
		'How to call, the first choice on top. When a channel refuses the call, or does not get the request, the next one is tried; when it is unclear whether the phone rings, none is.',
	options: [
		{
			displayName: 'Channel',
			name: 'channel',
			values: channelFields,
		},
	],
};

const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [codeLifeOption, outputCodeOption, simplifyOption],
};

export const fields: INodeProperties[] = [
	...forOperations(['start'], [phoneField]),
	...forOperations(['tryNext'], [tokenField]),
	...forOperations(['start', 'tryNext'], [channelsField, ...limitFields, askingSafetyField, optionsField]),
	...forOperations(['check'], codeFields),
];
