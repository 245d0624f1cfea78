/** Remembers which code of a phone is the newest, so that a code that is sent again voids the one before it. */

import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../values/text';
import { LONGEST_LIFE_MS } from './life';

/** The workflow whose codes they are. */
export interface CodePlace {
	workflowId: string | undefined;
	staticData: IDataObject;
}

const STORE = 'newestVerificationCodes';
/** By workflow and phone: when its newest code was made, in milliseconds since 1970. */
const newestHere = new Map<string, number>();

/**
 * Notes that a phone has a new code.
 *
 * Kept in the workflow's static data, which n8n saves when a production run ends or waits, the last one over all others;
 * and in this process, which covers runs at the same moment and manual ones.
 *
 * @param phone a keyed name, no number
 * @param issuedAt milliseconds since 1970
 */
export function noteNewest(place: CodePlace, phone: string, issuedAt: number): void {
	const here = nameHere(place, phone);
	newestHere.delete(here);
	newestHere.set(here, issuedAt);
	for (const [oldest, at] of newestHere) {
		if (at > issuedAt - LONGEST_LIFE_MS) break;
		newestHere.delete(oldest);
	}
	const data = place.staticData;
	const stored = storedIn(data);
	stored[phone] = issuedAt;
	data[STORE] = stored;
}

/** Takes out what has expired, so that what n8n saves stays small. */
export function forgetExpired(place: CodePlace, now = Date.now()): void {
	const data = place.staticData;
	const stored = Object.entries(storedIn(data));
	const alive = stored.filter(([, at]) => Number(at) > now - LONGEST_LIFE_MS);
	if (alive.length < stored.length) data[STORE] = Object.fromEntries(alive);
}

/** @returns whether the phone has a newer code than the one that was made then */
export function isReplaced(place: CodePlace, phone: string, issuedAt: number): boolean {
	const stored = Number(storedIn(place.staticData)[phone] ?? 0);
	return Math.max(stored, newestHere.get(nameHere(place, phone)) ?? 0) > issuedAt;
}

function nameHere(place: CodePlace, phone: string): string {
	return `${place.workflowId} ${phone}`;
}

function storedIn(data: IDataObject): IDataObject {
	return isRecord(data[STORE]) ? (data[STORE] as IDataObject) : {};
}
