/** Reads the guards as the 'Safety' collection has them. One that can't be read holds its item back. */

import type { Guards as GuardGroup } from '../guardGroup';
import { optionalField } from '../inputField';
import type { Item } from '../item';
import type { Group } from '../reader';
import { isTimeZone } from '../values/date';
import { parsePrefix } from '../values/phone';
import type { Guards, RateLimit } from './guards';
import { type AllowedHours, minutesOf, nextOpening } from './hours';

const COUNT = { min: 1, whole: true };

/** @throws NodeOperationError naming the guard that can't be read */
export function readGuards(item: Item): Guards {
	const guards = item.fixed('safety', () => readSet(item));
	if (guards.doNotCallField !== undefined) optionalField(item, 'Do-Not-Call Field', guards.doNotCallField);
	return guards;
}

function readSet(item: Item): Guards {
	const set = item.guards('safety', 'Safety');
	const dropSkipped = set.choice('skippedItems', 'Skipped Items', ['drop', 'inPlace'], 'inPlace') === 'drop';
	return {
		// On as soon as it is added: a switch that looks added and is off would be a paid call.
		dryRun: set.flag('dryRun', 'Dry Run', set.has('dryRun')),
		skipRepeated: set.flag('skipRepeated', 'Skip Repeated Numbers', true),
		allowedPrefixes: set
			.filledList('allowedPrefixes', 'Allowed Prefixes')
			.map((prefix) => readPrefix(set, prefix)),
		mostCalls: set.number('mostCalls', 'Max Calls per Execution', COUNT) ?? Infinity,
		rememberHours:
			set.number('rememberHours', 'Remember Numbers (Hours)', { min: 0, max: LONGEST_HOURS }) ?? 0,
		hours: readHours(set),
		doNotCall: new Set(
			set.list('doNotCallList', 'Do-Not-Call List').map((phone) => set.readPhone(phone, 'Do-Not-Call List')),
		),
		doNotCallField: set.text('doNotCallField', 'Do-Not-Call Field'),
		rateLimit: readRateLimit(set),
		reporting: {
			dropSkipped,
			summary: set.flag('summary', 'Run Summary', set.has('summary')) || dropSkipped,
		},
	};
}

/** Ten years: each day of them is looked at. */
const LONGEST_HOURS = 87_600;

function readPrefix(set: Group, prefix: string): string {
	const parsed = parsePrefix(prefix, set.withoutPlus);
	if ('digits' in parsed) return parsed.digits;
	throw set.refuse('Allowed Prefixes', parsed.rule);
}

function readRateLimit(set: Group): RateLimit {
	return {
		atATime: set.number('atATime', 'Calls at a Time', COUNT) ?? Infinity,
		perSecond: set.number('perSecond', 'Calls per Second', { min: 0, above: true }) ?? Infinity,
		repeats: set.number('repeats', 'Repeat If Not Placed', { min: 0, max: 10, whole: true }) ?? 0,
	};
}

const LABEL = 'Allowed Hours';
const OUTSIDE = ['fail', 'schedule', 'skip'] as const;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** n8n does not store what the user has left as it was, so each field has its default here too. */
function readHours(set: GuardGroup): AllowedHours | undefined {
	if (!set.has('allowedHours')) return undefined;
	const added = set.group('allowedHours', LABEL);
	if (!added.has('hours')) {
		const advice =
			'Set each field on its own: one expression for all of them does not work. Nobody was called.';
		throw set.refuse(LABEL, 'cannot be read', advice);
	}
	const form = added.group('hours', LABEL);
	form.filledList('days', 'On Days');
	const days = form.numbers('days', 'On Days', { min: 1, max: 7 });
	const hours = {
		from: readClock(form, 'from', 'Earliest Time', '09:00'),
		to: readClock(form, 'to', 'Latest Time', '21:00'),
		zone: form.text('zone', 'Time Zone') ?? 'Europe/Moscow',
		days: form.raw('days', 'On Days') === undefined ? EVERY_DAY : days,
		outside: form.choice('outside', 'Outside These Hours', OUTSIDE, 'skip'),
	};
	if (!isTimeZone(hours.zone)) throw set.refuse(LABEL, "needs a 'Time Zone' like Europe/Moscow");
	const never = hours.outside === 'schedule' && nextOpening(hours, Date.now()) === undefined;
	if (never) throw set.refuse(LABEL, 'never begin, so nothing can be scheduled for them');
	return hours;
}

function readClock(form: Group, name: string, label: string, preset: string): number {
	const minutes = minutesOf(form.text(name, label) ?? preset);
	if (minutes !== undefined) return minutes;
	throw form.refuse(LABEL, `needs '${label}' as HH:mm`);
}
