/** Reads the limits of an item. One that can't be read holds its item back, as a guard does. */

import type { Item } from '../../shared/item';
import type { Limit } from './parts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Nobody means to ring a phone twice in so few seconds. */
const SHORTEST_PAUSE = 5;
/** What is left of a number without these digits is its prefix. */
const LAST_DIGITS = 4;

export type LimitName =
	| 'inAllPerHour'
	| 'perPhonePerDay'
	| 'perPhonePerHour'
	| 'perPrefixPerHour'
	| 'perVisitorPerHour'
	| 'secondsBetween';

type Values = Record<LimitName, number>;

export const presets: Record<'own' | 'strict' | 'usual', Values> = {
	usual: {
		secondsBetween: 30,
		perPhonePerHour: 3,
		perPhonePerDay: 5,
		perVisitorPerHour: 5,
		perPrefixPerHour: 30,
		inAllPerHour: 200,
	},
	strict: {
		secondsBetween: 60,
		perPhonePerHour: 2,
		perPhonePerDay: 3,
		perVisitorPerHour: 3,
		perPrefixPerHour: 10,
		inAllPerHour: 50,
	},
	own: {
		secondsBetween: SHORTEST_PAUSE,
		perPhonePerHour: Infinity,
		perPhonePerDay: Infinity,
		perVisitorPerHour: Infinity,
		perPrefixPerHour: Infinity,
		inAllPerHour: Infinity,
	},
};

const LABELS: Values extends Record<infer Name, number> ? Record<Name, string> : never = {
	inAllPerHour: 'Total Calls per Hour',
	perPhonePerDay: 'Calls to a Phone per Day',
	perPhonePerHour: 'Calls to a Phone per Hour',
	perPrefixPerHour: 'Calls to a Prefix per Hour',
	perVisitorPerHour: 'Calls for a Visitor per Hour',
	secondsBetween: 'Seconds Between Two Calls',
};

export interface Limits {
	/** Of a call to this phone. */
	of(phone: string): Array<Limit<LimitName>>;
	/** Whether an item over a limit is an error. */
	fails: boolean;
}

/** @throws NodeOperationError naming the limit that can't be read */
export function readLimits(item: Item): Limits {
	const preset = presets[item.choice('limitsPreset', 'Limits', ['usual', 'strict', 'own'], 'usual')];
	const set = item.guards('limits', 'Change Limits');
	const most = (name: LimitName) => set.number(name, LABELS[name], { min: 1, whole: true }) ?? preset[name];
	const pause = { min: SHORTEST_PAUSE, max: DAY };
	const seconds = set.number('secondsBetween', LABELS.secondsBetween, pause) ?? preset.secondsBetween;
	const values: Values = {
		inAllPerHour: most('inAllPerHour'),
		perPhonePerDay: most('perPhonePerDay'),
		perPhonePerHour: most('perPhonePerHour'),
		perPrefixPerHour: most('perPrefixPerHour'),
		perVisitorPerHour: most('perVisitorPerHour'),
		secondsBetween: seconds,
	};
	const visitor = readVisitor(item);
	return {
		of: (phone) => [
			...pauseOf(values.secondsBetween, phone),
			...limitsOf(values, phone, visitor).filter((limit) => Number.isFinite(limit.most)),
		],
		fails: set.choice('overLimit', 'When a Limit Is Reached', ['skip', 'fail'], 'skip') === 'fail',
	};
}

/** A visitor whose expression gives nothing would count for none of the limits. */
function readVisitor(item: Item): string | undefined {
	const visitor = item.text('visitor', 'Visitor')?.toLowerCase();
	if (visitor !== undefined || item.isFixed('visitor')) return visitor;
	const advice = 'Correct its expression, or leave it empty to count by phone only. Nobody was called.';
	throw item.refuse('Visitor', 'cannot be read: its expression gives nothing', advice);
}

function limitsOf(values: Values, phone: string, visitor: string | undefined): Array<Limit<LimitName>> {
	const limit = (name: LimitName, key: string, seconds: number): Limit<LimitName> => ({
		...{ name, key, seconds },
		most: values[name],
	});
	return [
		limit('perPhonePerHour', phone, HOUR),
		limit('perPhonePerDay', phone, DAY),
		limit('perPrefixPerHour', phone.slice(0, -LAST_DIGITS), HOUR),
		...(visitor === undefined ? [] : [limit('perVisitorPerHour', visitor, HOUR)]),
		limit('inAllPerHour', '', HOUR),
	];
}

/** Each is fine enough for pauses of up to `keepSeconds`. */
const PAUSE_SCALES = [
	{ partSeconds: 1, keepSeconds: 60 },
	{ partSeconds: 30, keepSeconds: HOUR },
	{ partSeconds: 900, keepSeconds: DAY },
];

/** Nodes with different pauses have to see each other's calls, so a call is counted for all of them. */
function pauseOf(seconds: number, phone: string): Array<Limit<LimitName>> {
	const own = PAUSE_SCALES.find(({ keepSeconds }) => seconds <= keepSeconds);
	return PAUSE_SCALES.map((scale) => ({
		...{ name: 'secondsBetween', key: phone, scale, seconds, holds: true },
		most: scale === own ? 1 : Infinity,
	}));
}
