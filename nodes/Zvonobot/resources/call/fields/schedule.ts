/** When to call. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Planning } from '../../../../shared/calls/scheduling';
import { weekdayOptions } from '../../../../shared/fields';
import { textOf } from '../../../../shared/values/text';
import type { CallbackToken } from '../../../callbacks/signature';
import type { Item } from '../../../api/item';
import { readMoment } from '../../../api/moment';

export const plannedAt: INodeProperties = {
	displayName: 'Call At',
	name: 'plannedAt',
	type: 'dateTime',
	default: '',
	description: "Without a zone it is in the workflow's time zone. Empty means now.",
};
const endTime: INodeProperties = {
	displayName: 'Latest Time',
	name: 'endTime',
	type: 'string',
	default: '',
	placeholder: 'e.g. 20:00',
	description: "Calls that can't be made before this time of day wait for the next day",
};
const startTime: INodeProperties = {
	displayName: 'Earliest Time',
	name: 'startTime',
	type: 'string',
	default: '',
	placeholder: 'e.g. 09:00',
	description: 'Time of day before which nobody is called',
};
const smartDelay: INodeProperties = {
	displayName: 'Call Again After (Minutes)',
	name: 'smartDelay',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 30,
	description:
		'Who did not answer is called once more after this time. The document names 15 to 90, newer ones 2 to 1440.',
};
const weekdays: INodeProperties = {
	displayName: 'Weekdays',
	name: 'weekdays',
	type: 'multiOptions',
	default: [],
	description: "Days on which to call. Needs 'Earliest Time' and 'Latest Time'.",
	options: weekdayOptions,
};

/** What both kinds of call take. */
export const templateScheduleField: INodeProperties = {
	displayName: 'Schedule',
	name: 'schedule',
	type: 'collection',
	placeholder: 'Add Rule',
	default: {},
	options: [plannedAt, smartDelay, startTime, endTime, weekdays],
};

export const scheduleField: INodeProperties = {
	...templateScheduleField,
	options: [
		plannedAt,
		smartDelay,
		startTime,
		endTime,
		{
			displayName: 'Skip Weekends',
			name: 'excludeWeekends',
			type: 'boolean',
			default: true,
			description: "Whether to call on working days only. Needs 'Earliest Time' and 'Latest Time'.",
		},
		{
			displayName: "Use Recipient's Time Zone",
			name: 'plannedAtTimeZone',
			type: 'boolean',
			default: true,
			description: "Whether times are the recipient's. Otherwise they are those of your account.",
		},
		weekdays,
	],
};

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * @throws NodeOperationError for times that are none, and for rules that the service would silently ignore
 */
export function readSchedule(item: Item): IDataObject {
	const given = item.collection('schedule');
	const days =
		Array.isArray(given.weekdays) && given.weekdays.length > 0 ? given.weekdays.map(Number) : undefined;
	const body: IDataObject = {
		plannedAt: textOf(given.plannedAt) ? readMoment(item, given.plannedAt, 'Call At') : undefined,
		smartDelay: readMinutes(item, given.smartDelay),
		startTime: readClock(item, given.startTime, 'Earliest Time'),
		endTime: readClock(item, given.endTime, 'Latest Time'),
		weekdays: days,
		excludeWeekends: given.excludeWeekends === true ? 1 : undefined,
		plannedAtTimeZone: given.plannedAtTimeZone === true ? 1 : undefined,
	};
	checkTogether(item, body);
	return body;
}

function checkTogether(
	item: Item,
	{ startTime: from, endTime: to, weekdays: days, excludeWeekends }: IDataObject,
) {
	if (Boolean(from) !== Boolean(to)) {
		throw item.refuse(from ? 'Latest Time' : 'Earliest Time', 'is empty: both times of day are needed');
	}
	if (days && excludeWeekends) throw item.refuse('Weekdays', "can't be used together with 'Skip Weekends'");
	if (!from && (days ?? excludeWeekends)) {
		const field = days ? 'Weekdays' : 'Skip Weekends';
		throw item.refuse(field, "has no effect without 'Earliest Time' and 'Latest Time'");
	}
}

function readClock(item: Item, value: unknown, field: string): string | undefined {
	const text = textOf(value);
	if (text === undefined) return undefined;
	const padded = text.padStart('00:00'.length, '0');
	if (CLOCK.test(padded)) return padded;
	throw item.refuse(field, 'is no time of day', 'Write it like 09:00.');
}

const SECOND_MS = 1000;

/** Where a call's time stands in what is sent; the tokens of its callbacks live from there. */
export function planning<
	Settings extends { body: IDataObject; token?: CallbackToken },
>(): Planning<Settings> {
	return {
		plannedFor: ({ body }) => (body.plannedAt === undefined ? undefined : Number(body.plannedAt) * SECOND_MS),
		planFor: (settings, moment) => ({
			...settings,
			body: { ...settings.body, plannedAt: Math.ceil(moment / SECOND_MS) },
			token: settings.token && { ...settings.token, notBeforeMs: moment },
		}),
	};
}

/** No range is checked: newer documents allow more than this one (field notes §7, row 38). */
function readMinutes(item: Item, value: unknown): number | undefined {
	if (value === undefined || value === '') return undefined;
	const minutes = Number(value);
	if (Number.isSafeInteger(minutes) && minutes > 0) return minutes;
	throw item.refuse('Call Again After (Minutes)', 'must be a whole number of minutes');
}
