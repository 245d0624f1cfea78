/** How long an execution waits for a call at most. */

import type { INodeProperties } from 'n8n-workflow';

import type { Item } from '../item';

const LABEL = 'Limit Wait Time';
const DATE = 'Date and Time';

/** Named as in n8n's own nodes that wait. */
export const limitWaitTimeOption: INodeProperties = {
	displayName: LABEL,
	name: 'limitWaitTime',
	type: 'fixedCollection',
	placeholder: 'Set Limit',
	// Filled in, so that the fields are there as soon as the option is added.
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 15, resumeUnit: 'minutes' } },
	description:
		"When to continue if the provider reports nothing about the call, with 'outcome' set to 'timedOut'. Without this option it is 15 minutes after the call is due.",
	options: [
		{
			displayName: 'Limit',
			name: 'values',
			values: [
				{
					displayName: 'Limit Type',
					name: 'limitType',
					type: 'options',
					default: 'afterTimeInterval',
					options: [
						{ name: 'After Time Interval', value: 'afterTimeInterval' },
						{ name: 'At Specified Time', value: 'atSpecifiedTime' },
					],
				},
				{
					displayName: 'Amount',
					name: 'resumeAmount',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 2 },
					default: 15,
					description: 'Counted from when the call is due',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
				},
				{
					displayName: 'Unit',
					name: 'resumeUnit',
					type: 'options',
					default: 'minutes',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
					options: [
						{ name: 'Days', value: 'days' },
						{ name: 'Hours', value: 'hours' },
						{ name: 'Minutes', value: 'minutes' },
					],
				},
				{
					displayName: DATE,
					name: 'maxDateAndTime',
					type: 'dateTime',
					default: '',
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
				},
			],
		},
	],
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const UNITS_MS: Record<string, number> = { minutes: MINUTE_MS, hours: 60 * MINUTE_MS, days: DAY_MS };
const LONGEST_DAYS = 366;
const TYPES = ['afterTimeInterval', 'atSpecifiedTime'] as const;
const UNITS = ['minutes', 'hours', 'days'] as const;
const USUAL_AMOUNT = 15;
const USUAL = { after: USUAL_AMOUNT * MINUTE_MS };

/** A time, in milliseconds since 1970, or a span from when the call is due, in milliseconds. */
export type WaitLimit = { at: number } | { after: number };

/**
 * Reads the option. n8n does not store what the user has left as it was.
 * @throws NodeOperationError for a limit that can't be read, or that n8n can't wait for
 */
export function readLimit(item: Item): WaitLimit {
	const options = item.group('options', 'Options');
	if (!options.has('limitWaitTime')) return USUAL;
	const option = options.group('limitWaitTime', LABEL);
	// n8n passes no expression on for the whole of it.
	if (!option.has('values')) throw item.refuse(LABEL, 'cannot be read: set it field by field');
	const limit = option.group('values', LABEL);
	if (limit.choice('limitType', 'Limit Type', TYPES, 'afterTimeInterval') === 'atSpecifiedTime') {
		const at = item.required(limit.date('maxDateAndTime', DATE, item.zone), DATE);
		return { at: withinLongest(item, at, Date.now()) };
	}
	const unit = UNITS_MS[limit.choice('resumeUnit', 'Unit', UNITS, 'minutes')];
	const amount = limit.number('resumeAmount', 'Amount', { min: 0, above: true }) ?? USUAL_AMOUNT;
	return { after: withinLongest(item, amount * unit, 0) };
}

/** n8n stores a time in its database, and a workflow that waits for years was never meant. */
function withinLongest(item: Item, milliseconds: number, from: number): number {
	if (milliseconds - from <= LONGEST_DAYS * DAY_MS) return milliseconds;
	throw item.refuse(LABEL, `may be ${LONGEST_DAYS} days at most`);
}

/**
 * @param due when the call is to be made, in milliseconds since 1970
 * @returns when to stop waiting; a time that passes before the call is no limit for it
 */
export function endOfWait(limit: WaitLimit, due: number): Date {
	if ('after' in limit) return new Date(due + limit.after);
	return new Date(limit.at > due ? limit.at : due + USUAL.after);
}
