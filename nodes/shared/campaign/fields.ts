/** The fields of every campaign; each service adds what the person hears. `rules.ts` reads them. */

import type { INodeProperties } from 'n8n-workflow';

export const orderFields: INodeProperties[] = [
	{
		displayName: 'Call',
		name: 'order',
		type: 'options',
		noDataExpression: true,
		default: 'all',
		options: [
			{ name: 'All Rows at Once', value: 'all', description: 'In as few requests as the provider takes' },
			{ name: 'In Waves', value: 'waves', description: 'Up to a number of calls in progress at once' },
			{
				name: 'One After Another Until Somebody Approves',
				value: 'chain',
				description: 'In the order of the rows. If nothing is asked, picking up counts as approval.',
			},
		],
	},
	{
		displayName: 'Calls in a Wave',
		name: 'waveSize',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 20,
		description:
			'How many calls may be in progress at once. Calls that have ended make room at the next check.',
		displayOptions: { show: { order: ['waves'] } },
	},
];

export const callAgainField: INodeProperties = {
	displayName: 'Call Again',
	name: 'callAgain',
	type: 'collection',
	placeholder: 'Add Rule',
	default: {},
	description:
		'Whom to call again. Nobody is called again after an answer, a rejected call, a refusal of the provider, or if it is not clear whether the phone rang.',
	options: [
		{
			displayName: 'After',
			name: 'after',
			type: 'multiOptions',
			default: ['busy', 'noAnswer', 'unavailable'],
			options: [
				{ name: 'Busy', value: 'busy' },
				{ name: 'Hung Up Without an Answer', value: 'noKey', description: 'Picked up, and chose nothing' },
				{ name: 'No Answer', value: 'noAnswer' },
				{
					name: 'Not Reached for Another Reason',
					value: 'other',
					description: 'The provider gives no reason, or one that this node does not know',
				},
				{ name: 'Unreachable', value: 'unavailable', description: 'Switched off, or out of reach' },
			],
		},
		{
			displayName: 'Max Calls per Person',
			name: 'mostCalls',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 2,
			description: 'Over all rounds, the first call included, and over all rows with the same number',
		},
		{
			displayName: 'Minutes Between',
			name: 'minutes',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 30,
			description: 'How long after the end of a call the next one is made',
		},
	],
};

export const campaignOptionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Fields to Include',
			name: 'inputFields',
			type: 'string',
			default: '',
			placeholder: 'e.g. name, city',
			description: 'Fields of the input that the results keep, separated by commas. By default all are kept.',
		},
		{
			displayName: 'Give Up After (Hours)',
			name: 'giveUpHours',
			type: 'number',
			typeOptions: { minValue: 0.05, numberPrecision: 2 },
			default: 6,
			description:
				"How long to wait for the end of a call, from when it is due. Then its outcome is 'timedOut', and it is not made again.",
		},
		{
			displayName: 'Include Input Fields',
			name: 'includeInput',
			type: 'boolean',
			default: true,
			description: 'Whether the results keep the fields of the input',
		},
		{
			displayName: 'Report Item',
			name: 'report',
			type: 'boolean',
			default: true,
			description: 'Whether to add a last item with the report: who was reached, answers, cost, minutes',
		},
		{
			displayName: 'Result Field',
			name: 'resultField',
			type: 'string',
			default: '',
			placeholder: 'e.g. call',
			description:
				'Name of a field that takes the whole result, so that it replaces no field of the input. Empty puts the result beside them.',
		},
		{
			displayName: 'Stop After (Approvals)',
			name: 'stopAfter',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description:
				'Call nobody else when this many people have approved. If nothing is asked, people who picked up count.',
		},
		{
			displayName: 'Stop at Cost',
			name: 'stopAtCost',
			type: 'number',
			typeOptions: { minValue: 0.01, numberPrecision: 2 },
			default: 1000,
			description:
				'Call nobody else when the calls that have ended have cost this much. Calls in progress continue, so with all rows at once this prevents further rounds only.',
		},
	],
};
