/** How long an execution waits for a call at most. */

import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { ErrorPlace } from '../errors';
import { inputError } from '../errors';
import { parseDate } from '../values/inputDate';
import { isRecord } from '../values/text';

const LABEL = 'Limit Wait Time';

/**
 * Named as in n8n's own nodes that wait.
 *
 * @param usual how long it waits without this option, in words
 */
export const limitWaitTimeOption = (usual: string): INodeProperties => ({
	displayName: LABEL,
	name: 'limitWaitTime',
	type: 'fixedCollection',
	placeholder: 'Set Limit',
	// Filled in, so that the fields are there as soon as the option is added.
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 15, resumeUnit: 'minutes' } },
	description: `When to go on although nothing was heard of the call, with 'outcome' set to 'timedOut'. Without this option it is ${usual} after the call is due.`,
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
					displayName: 'Date and Time',
					name: 'maxDateAndTime',
					type: 'dateTime',
					default: '',
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
				},
			],
		},
	],
});

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
const UNITS_MS: Record<string, number> = { minutes: MINUTE_MS, hours: 60 * MINUTE_MS, days: DAY_MS };
/** As the fields have them: n8n does not store what the user has left as it was. */
const USUAL = { limitType: 'afterTimeInterval', resumeAmount: 15, resumeUnit: 'minutes', maxDateAndTime: '' };

/** A time, in milliseconds since 1970, or a span from when the call is due, in milliseconds. */
export type WaitLimit = { at: number } | { after: number };

/**
 * Reads the option.
 *
 * @param usual holds without it
 * @throws NodeOperationError for a limit that can't be read
 */
export function readLimit(context: IExecuteFunctions, place: ErrorPlace, usual: WaitLimit): WaitLimit {
	const limit: unknown = context.getNodeParameter('options.limitWaitTime.values', place.getItemIndex(), {});
	if (!isRecord(limit) || Object.keys(limit).length === 0) return usual;
	const { limitType, resumeAmount, resumeUnit, maxDateAndTime } = { ...USUAL, ...limit };
	if (limitType === 'atSpecifiedTime') {
		const date = parseDate(maxDateAndTime, context.getTimezone());
		if ('moment' in date) return { at: date.moment };
		throw inputError(place, LABEL, date.rule);
	}
	const after = Number(resumeAmount) * UNITS_MS[resumeUnit];
	if (after > 0) return { after };
	throw inputError(place, LABEL, 'must be more than 0');
}

/**
 * @param due when the call is to be made, in milliseconds since 1970
 * @returns when to stop waiting; a time that passes before the call is no limit for it
 */
export function endOfWait(limit: WaitLimit, due: number): Date {
	if ('after' in limit) return new Date(due + limit.after);
	return new Date(limit.at > due ? limit.at : due + DAY_MS);
}
