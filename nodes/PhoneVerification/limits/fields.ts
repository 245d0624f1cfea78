/** The fields of the limits; `read.ts` reads them. */

import type { INodeProperties } from 'n8n-workflow';

export const limitFields: INodeProperties[] = [
	{
		displayName: 'Visitor',
		name: 'visitor',
		type: 'string',
		default: '',
		placeholder: "e.g. {{ $json.headers['x-real-ip'] }}",
		description:
			'Who asks for the call, as any text: an IP address, a session. Calls are limited for each visitor too. Empty limits them by phone only.',
	},
	{
		displayName: 'Limits',
		name: 'limitsPreset',
		type: 'options',
		noDataExpression: true,
		default: 'usual',
		description: 'How many calls are made at most, counted over all executions of the workflow',
		options: [
			{
				name: 'Standard',
				value: 'usual',
				description: '3 an hour and 5 a day to one phone, 30 seconds apart; 5 an hour for one visitor',
			},
			{
				name: 'Strict',
				value: 'strict',
				description: '2 an hour and 3 a day to one phone, a minute apart; 3 an hour for one visitor',
			},
			{ name: 'Custom', value: 'own', description: 'Only the limits that you add' },
		],
	},
	{
		displayName: 'Change Limits',
		name: 'limits',
		type: 'collection',
		placeholder: 'Add Limit',
		default: {},
		options: [
			{
				displayName: 'Calls for a Visitor per Hour',
				name: 'perVisitorPerHour',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 5,
				description: 'How many calls one visitor gets in 60 minutes, to any phone',
			},
			{
				displayName: 'Calls to a Phone per Day',
				name: 'perPhonePerDay',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 5,
				description: 'How many calls one phone gets in 24 hours',
			},
			{
				displayName: 'Calls to a Phone per Hour',
				name: 'perPhonePerHour',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 3,
				description: 'How many calls one phone gets in 60 minutes',
			},
			{
				displayName: 'Calls to a Prefix per Hour',
				name: 'perPrefixPerHour',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 30,
				description:
					'How many calls go to numbers that differ in their last four digits only. Stops those who earn from calls to whole blocks of numbers.',
			},
			{
				displayName: 'Seconds Between Two Calls',
				name: 'secondsBetween',
				type: 'number',
				typeOptions: { minValue: 5 },
				default: 30,
				description: 'How long a phone is left alone after a call. Never less than 5.',
			},
			{
				displayName: 'Total Calls per Hour',
				name: 'inAllPerHour',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 200,
				description: 'How many calls the workflow makes in 60 minutes',
			},
			{
				displayName: 'When a Limit Is Reached',
				name: 'overLimit',
				type: 'options',
				default: 'skip',
				description: 'What comes out when a limit does not let a call pass. Nobody is called.',
				options: [
					{ name: 'Skip the Item', value: 'skip', description: "Its 'outcome' is 'skipped'" },
					{ name: 'Fail the Item', value: 'fail', description: 'For an error output' },
				],
			},
		],
	},
];
