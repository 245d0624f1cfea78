/** How long an execution waits for a call at most. */

import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { ErrorPlace } from '../errors';
import { inputError } from '../errors';
import { parseDate } from '../values/inputDate';
import { isRecord } from '../values/text';

const LABEL = 'Limit Wait Time';

/** Named as in n8n's own nodes that wait. */
export const limitWaitTimeOption: INodeProperties = {
	displayName: LABEL,
	name: 'limitWaitTime',
	type: 'fixedCollection',
	placeholder: 'Set Limit',
	// Filled in, so that the fields are there as soon as the option is added.
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 15, resumeUnit: 'minutes' } },
	description:
		"When to go on without an answer, with 'outcome' set to 'timedOut'. Without this option it is a day after the call is due.",
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
};

const MINUTE_MS = 60_000;
const UNITS_MS: Record<string, number> = {
	minutes: MINUTE_MS,
	hours: 60 * MINUTE_MS,
	days: 24 * 60 * MINUTE_MS,
};
/** As the fields have them: n8n does not store what the user has left as it was. */
const USUAL = { limitType: 'afterTimeInterval', resumeAmount: 15, resumeUnit: 'minutes', maxDateAndTime: '' };

/**
 * Reads the option.
 *
 * @param options the collection that holds it
 * @param due when the call is to be made, in milliseconds since 1970
 * @throws NodeOperationError for a limit that can't be read, or that has passed before the call
 */
export function readLimit(
	context: IExecuteFunctions,
	place: ErrorPlace,
	options: IDataObject,
	due: number,
): Date {
	const limit = isRecord(options.limitWaitTime) ? options.limitWaitTime.values : undefined;
	if (!isRecord(limit)) return new Date(due + UNITS_MS.days);
	const { limitType, resumeAmount, resumeUnit, maxDateAndTime } = { ...USUAL, ...limit };
	if (limitType === 'atSpecifiedTime') {
		const date = parseDate(maxDateAndTime, context.getTimezone());
		if ('rule' in date) throw inputError(place, LABEL, date.rule);
		if (date.moment <= due) throw inputError(place, LABEL, 'has passed before the call is due');
		return new Date(date.moment);
	}
	const amount = Number(resumeAmount) * UNITS_MS[resumeUnit];
	if (!(amount > 0)) throw inputError(place, LABEL, 'must be more than 0');
	return new Date(due + amount);
}
