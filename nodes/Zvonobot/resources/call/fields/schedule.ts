/** When to call. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Scheduling } from '../../../../shared/calls/scheduling';
import { inFirstVersion, weekdayOptions } from '../../../../shared/fields';
import type { Item } from '../../../../shared/item';
import type { Group } from '../../../../shared/reader';
import type { Problem } from '../../../../shared/values/problem';
import { booleanOf, isUnset } from '../../../../shared/values/text';
import { readMoment } from '../../../api/moment';
import type { CallbackToken } from '../../../callbacks/signature';

export const plannedAt: INodeProperties = {
	displayName: 'Call At',
	name: 'plannedAt',
	type: 'dateTime',
	default: '',
	description:
		"Without a zone it is in the workflow's time zone. Empty means now, and so does a time up to ten minutes ago; an earlier one is refused.",
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
	typeOptions: { minValue: 1, maxValue: 1440 },
	default: 30,
	description:
		'A person who did not answer is called once more after this time. Usually 15 to 90, for some accounts 2 to 1440.',
};
const weekdays: INodeProperties = {
	displayName: 'Weekdays',
	name: 'weekdays',
	type: 'multiOptions',
	default: [],
	description: "Days on which to call. Needs 'Earliest Time' and 'Latest Time'.",
	options: weekdayOptions,
};

/** Today 'Allowed Hours' does all of this, for every provider alike. */
const hours = [startTime, endTime, weekdays].map(inFirstVersion);

/** What both kinds of call take. */
export const templateScheduleField: INodeProperties = {
	displayName: 'Schedule',
	name: 'schedule',
	type: 'collection',
	placeholder: 'Add Rule',
	default: {},
	options: [plannedAt, smartDelay, ...hours],
};

export const scheduleField: INodeProperties = {
	...templateScheduleField,
	options: [
		plannedAt,
		smartDelay,
		...hours,
		inFirstVersion({
			displayName: 'Skip Weekends',
			name: 'excludeWeekends',
			type: 'boolean',
			default: true,
			description: "Whether to call on working days only. Needs 'Earliest Time' and 'Latest Time'.",
		}),
		{
			displayName: "Use Recipient's Time Zone",
			name: 'plannedAtTimeZone',
			type: 'boolean',
			default: true,
			description: "Whether times are the recipient's. Otherwise they are those of your account.",
		},
	],
};

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const REDIAL_LABEL = 'Call Again After (Minutes)';
const ZONE_LABEL = "Use Recipient's Time Zone";
/** Wider than any version of the API documentation (docs/api-notes.md, Zvonobot: Redial delay). */
const REDIAL = { min: 1, max: 1440, whole: true, unit: 'minutes' };

/**
 * @throws NodeOperationError for times that are none, and for rules that the service would silently ignore
 */
export function readSchedule(item: Item): IDataObject {
	const given = item.group('schedule', 'Schedule');
	const days = given.numbers('weekdays', 'Weekdays', { min: 1, max: 7 });
	const body: IDataObject = {
		plannedAt: readMoment(given, 'plannedAt', 'Call At', item.zone),
		smartDelay: given.number('smartDelay', REDIAL_LABEL, REDIAL),
		startTime: readClock(given, 'startTime', 'Earliest Time'),
		endTime: readClock(given, 'endTime', 'Latest Time'),
		weekdays: days.length > 0 ? [...new Set(days)] : undefined,
		excludeWeekends: given.flag('excludeWeekends', 'Skip Weekends', false) ? 1 : undefined,
		plannedAtTimeZone: given.flag('plannedAtTimeZone', ZONE_LABEL, false) ? 1 : undefined,
	};
	checkTogether(given, body);
	return body;
}

function checkTogether(
	given: Group,
	{ startTime: from, endTime: to, weekdays: days, excludeWeekends }: IDataObject,
) {
	if (Boolean(from) !== Boolean(to)) {
		throw given.refuse(from ? 'Latest Time' : 'Earliest Time', 'is empty: both times of day are needed');
	}
	if (days && excludeWeekends) throw given.refuse('Weekdays', "cannot be used together with 'Skip Weekends'");
	if (!from && (days ?? excludeWeekends)) {
		const field = days ? 'Weekdays' : 'Skip Weekends';
		throw given.refuse(field, "has no effect without 'Earliest Time' and 'Latest Time'");
	}
}

function readClock(given: Group, name: string, label: string): string | undefined {
	const text = given.text(name, label);
	if (text === undefined) return undefined;
	const padded = text.padStart('00:00'.length, '0');
	if (CLOCK.test(padded)) return padded;
	throw given.refuse(label, 'is not a time of day', 'Write it like 09:00.');
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** Where a call's time stands in what is sent; the tokens of its callbacks live from there. */
export function scheduling<
	Reading extends { body: IDataObject; token?: CallbackToken },
>(): Scheduling<Reading> {
	return {
		plannedFor: ({ body }) => (body.plannedAt === undefined ? undefined : Number(body.plannedAt) * SECOND_MS),
		planFor: (reading, moment) => ({
			...reading,
			body: { ...reading.body, plannedAt: Math.ceil(moment / SECOND_MS) },
			token: reading.token && { ...reading.token, notBeforeMs: moment },
		}),
		redials: ({ body }) => (body.smartDelay === undefined ? [] : [Number(body.smartDelay) * MINUTE_MS]),
		unknowable: ({ body }) => problemIn(body),
	};
}

/** What has Zvonobot choose the time, in a zone that this node does not know. */
const UNKNOWABLE: Record<string, string> = {
	plannedAtTimeZone: ZONE_LABEL,
	startTime: 'Earliest Time',
	endTime: 'Latest Time',
	weekdays: 'Weekdays',
	excludeWeekends: 'Skip Weekends',
};

function problemIn(body: IDataObject): Problem | undefined {
	const name = Object.keys(UNKNOWABLE).find((one) => !isUnset(body[one]) && booleanOf(body[one]) !== false);
	if (name === undefined) return undefined;
	return {
		field: UNKNOWABLE[name],
		rule: "cannot be used together with 'Allowed Hours': only Zvonobot knows when the phone then rings",
		advice: 'Remove one of the two. Nothing was sent.',
	};
}
