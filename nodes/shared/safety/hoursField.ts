/** The guard 'Allowed Hours'. */

import type { INodeProperties } from 'n8n-workflow';

import { weekdayOptions } from '../fields';

export const allowedHoursField: INodeProperties = {
	displayName: 'Allowed Hours',
	name: 'allowedHours',
	type: 'fixedCollection',
	placeholder: 'Set Hours',
	// Filled in, so that the fields are there as soon as the guard is added.
	default: {
		hours: {
			from: '09:00',
			to: '21:00',
			days: [1, 2, 3, 4, 5, 6, 7],
			outside: 'skip',
			zone: 'Europe/Moscow',
		},
	},
	description:
		'When a phone may ring, the first time and each time that the provider calls again on its own. Set each field on its own: one expression for all of them does not work.',
	options: [
		{
			displayName: 'Hours',
			name: 'hours',
			values: [
				{
					displayName: 'Earliest Time',
					name: 'from',
					type: 'string',
					default: '09:00',
					placeholder: 'e.g. 09:00',
				},
				{
					displayName: 'Latest Time',
					name: 'to',
					type: 'string',
					default: '21:00',
					placeholder: 'e.g. 21:00',
				},
				{
					displayName: 'On Days',
					name: 'days',
					type: 'multiOptions',
					default: [1, 2, 3, 4, 5, 6, 7],
					options: weekdayOptions,
				},
				{
					displayName: 'Outside These Hours',
					name: 'outside',
					type: 'options',
					default: 'skip',
					description: 'What to do with an item outside these hours',
					options: [
						{ name: 'Fail the Item', value: 'fail' },
						{
							name: 'Schedule It for When They Begin',
							value: 'schedule',
							description: 'Only for Zvonobot calls and Mobilgroup mailings: they take a time',
						},
						{ name: 'Skip the Item', value: 'skip' },
					],
				},
				{
					displayName: 'Time Zone',
					name: 'zone',
					type: 'string',
					default: 'Europe/Moscow',
					placeholder: 'e.g. Europe/Moscow',
					description: 'Time zone of these hours. It is not taken from the number.',
				},
			],
		},
	],
};
