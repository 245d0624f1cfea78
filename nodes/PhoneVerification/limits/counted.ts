/** What this process knows of the calls of one key, and the marks that they take. */

import { type Limit, markOf, nameOf } from './parts';

/** What this process knows of a key: each process counts its own calls without fail, whatever the store loses. */
export interface Counted {
	/** How many marks a part has; none of them is ever taken back. */
	marks: Map<number, number>;
	/** Those of them that stand for no call, and can be taken again. */
	free: Map<number, number[]>;
	/** Parts before this one get no more marks, and are known. */
	knownUntil: number;
	/** Calls under way in this process. */
	open: number;
}

/** A mark that a call has taken. */
export interface Taken<Name extends string = string> {
	limit: Limit<Name>;
	own: Counted;
	part: number;
	mark: number;
	/** The claim that it was taken with; none where the mark was this process's before. */
	claim?: string;
}

export function nextMark({ marks }: Counted, part: number): number {
	const mark = (marks.get(part) ?? 0) + 1;
	marks.set(part, mark);
	return mark;
}

export function takeNext(one: Taken): void {
	one.mark = nextMark(one.own, one.part);
}

/** Its call rang nobody, so the next one takes its mark. */
export function giveBack({ own, part, mark }: Taken): void {
	own.free.set(part, [...(own.free.get(part) ?? []), mark]);
}

/** It was written over, and nobody has it. */
export function takeBack({ own: { marks }, part, mark }: Taken): void {
	if (marks.get(part) === mark) marks.set(part, mark - 1);
}

/** Whether the calls that come before it leave it no room: those of other parts too, which another process has taken since. */
export function isBeyond({ limit, own: { marks, free }, part, mark }: Taken, first: number): boolean {
	const others = [...marks].filter(([other]) => other >= first && other < part);
	const before = others.reduce((sum, [other, taken]) => sum + taken - (free.get(other)?.length ?? 0), 0);
	const beside = mark - 1 - (free.get(part) ?? []).filter((other) => other < mark).length;
	return before + beside >= limit.most;
}

export const nothing = (): Counted => ({
	marks: new Map<number, number>(),
	free: new Map<number, number[]>(),
	knownUntil: 0,
	open: 0,
});

export const markIn = ({ limit, part, mark }: Taken): string => markOf(nameOf(limit), part, mark);
