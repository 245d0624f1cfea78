/** Remembers across executions whom a node has called lately, as keyed hashes. */

import { createHmac } from 'node:crypto';

import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { isRecord } from '../values/text';

/** What every execution context of n8n has. */
export interface RecentPlace {
	getWorkflowStaticData(type: 'node'): IDataObject;
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
}

export interface RecentNumbers {
	/** @param now milliseconds since 1970 */
	has(phone: string, now: number): boolean;
	add(phone: string, now: number): void;
}

const STORE = 'recentNumbers';
const HOUR_MS = 3_600_000;
const MOST_NUMBERS = 20_000;

/**
 * Opens the memory of a node.
 *
 * It lies in the workflow's static data: n8n saves it at the end of a production run, not of a manual one, and two runs at
 * the same time do not see each other; the one that ends last is kept. So it spares people a second call in the ordinary
 * course of things, and is no promise.
 *
 * @param credential type of the credential; its content is the key of the hashes
 * @param hours how long a number is remembered
 */
export async function recentNumbers(
	place: RecentPlace,
	credential: string,
	hours: number,
): Promise<RecentNumbers> {
	const key = JSON.stringify(Object.entries(await place.getCredentials(credential)).sort());
	const data = place.getWorkflowStaticData('node');
	let size = Object.keys(storeOf(data)).length;
	const nameOf = (phone: string) => createHmac('sha256', key).update(phone).digest('base64url').slice(0, 22);

	return {
		has: (phone, now) => Number(storeOf(data)[nameOf(phone)] ?? 0) > now - hours * HOUR_MS,
		add(phone, now) {
			const store = storeOf(data);
			store[nameOf(phone)] = now;
			size += 1;
			const full = size > MOST_NUMBERS;
			data[STORE] = full ? newest(Object.entries(store)) : store;
			if (full) size = MOST_NUMBERS / 2;
		},
	};
}

function storeOf(data: IDataObject): IDataObject {
	return isRecord(data[STORE]) ? (data[STORE] as IDataObject) : {};
}

function newest(entries: Array<[string, unknown]>): IDataObject {
	const sorted = entries.sort(([, a], [, b]) => Number(b) - Number(a));
	return Object.fromEntries(sorted.slice(0, MOST_NUMBERS / 2)) as IDataObject;
}
