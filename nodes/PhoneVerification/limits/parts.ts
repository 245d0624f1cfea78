/**
 * The parts in which the time of a limit is counted, and the marks that calls leave in them. See `counts.ts`.
 */

import { digestOf } from '../../shared/values/digest';

const PARTS = 12;
const SECOND_MS = 1000;

export interface Limit<Name extends string = string> {
	name: Name;
	/** Whom it counts the calls for: a phone, a visitor, a prefix; the same text for all. */
	key: string;
	/** Most calls within its time; Infinity only counts them, for limits of another length. */
	most: number;
	seconds: number;
	/** In which parts it is counted, and how long: the same for limits that differ in their length and count together. */
	scale?: { partSeconds: number; keepSeconds: number };
	/** Whether nobody else passes as long as a call is under way, however long that takes, and the time begins at its end. */
	holds?: boolean;
}

const scaleOf = ({ seconds, scale }: Limit) =>
	scale ?? { partSeconds: seconds / PARTS, keepSeconds: seconds };
const lengthOf = (limit: Limit): number => scaleOf(limit).partSeconds * SECOND_MS;
/** @returns the end of a part, in milliseconds since 1970 */
export const endOfPart = (limit: Limit, part: number): number => (part + 1) * lengthOf(limit);

/** The part in which something is counted. @param time milliseconds since 1970 */
export const partOf = (limit: Limit, time: number): number => Math.floor(time / lengthOf(limit));

/** What the clocks of two processes, and the moments at which they write, can differ by. */
const SKEW_MS = 2 * SECOND_MS;

/** The parts that still count, the oldest first; the last ones are those of processes that are ahead. */
export function partsOf(limit: Limit, now: number): number[] {
	const { partSeconds, keepSeconds } = scaleOf(limit);
	const first = partOf(limit, now) - Math.ceil(keepSeconds / partSeconds);
	return Array.from({ length: partOf(limit, now + SKEW_MS) - first + 1 }, (_, at) => first + at);
}

/** Parts before this one get no more marks, from processes that are behind either. */
export const knownUntil = (limit: Limit, now: number): number => partOf(limit, now - SKEW_MS) - 1;

/** What is counted together. The parts belong to it. */
export const nameOf = (limit: Limit): string =>
	digestOf(JSON.stringify([limit.name, scaleOf(limit).partSeconds, limit.key]), 22);

export const markOf = (name: string, part: number, mark: number): string => `limit ${name} ${part} ${mark}`;
