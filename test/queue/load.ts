/** Whoever asks for the calls: a few at a time, as a CRM would, so that the run is as fast as the machine. */

import { setTimeout as sleep } from 'node:timers/promises';

import type { ADDRESSES } from './workflows';
import type { QueueWorld } from './world';

const AT_A_TIME = 20;
const TRIES = 10;
const TRY_AGAIN_MS = 1_000;
const ANSWER_WITHIN_MS = 120_000;
/** n8n says so while it can't reach its database, before it has begun anything. */
const NOT_NOW = 503;

/** Sends one request to a webhook; a request that was not accepted is sent again, one that is unclear never. */
export async function ask(
	{ cluster }: QueueWorld,
	address: (typeof ADDRESSES)[keyof typeof ADDRESSES],
	body: object,
): Promise<void> {
	for (let tries = 1; ; tries += 1) {
		const { ok, status, text } = await post(`${cluster.balancer.url}/webhook/${address}`, body);
		if (ok) return;
		if (status !== NOT_NOW || tries === TRIES) {
			throw new Error(`The webhook "${address}" answered ${status}: ${text}`);
		}
		await sleep(TRY_AGAIN_MS);
	}
}

/** Nothing came back in time. */
export class NoAnswer extends Error {}

/** @throws NoAnswer that names the address, when no answer comes in time */
export async function post(
	url: string,
	body: object,
): Promise<{ ok: boolean; status: number; text: string }> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
		});
		return { ok: response.ok, status: response.status, text: await response.text() };
	} catch (error) {
		const { message, cause } = error as Error;
		throw new NoAnswer(`${url} did not answer: ${cause instanceof Error ? cause.message : message}`);
	}
}

/** Does the work for every phone, so many at a time. */
export async function forEach(phones: string[], work: (phone: string) => Promise<unknown>): Promise<void> {
	const left = [...phones];
	const worker = async () => {
		for (let phone = left.shift(); phone !== undefined; phone = left.shift()) await work(phone);
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}
