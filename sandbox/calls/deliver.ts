/** Delivers a callback to anyone who listens. */

import { randomUUID } from 'node:crypto';

import { logCallback, type SandboxState } from '../state';
import { writeCallback } from '../wild/callback';
import { asForm } from '../wild/form';
import type { JsonObject } from '../wild/json';
import type { WildCallback } from '../wild/wild';
import type { CallbackShape } from './behaviours';
import type { SandboxCall } from './call';

/** Delivers what became of a call, whatever the receiver answers, and notes it. */
export async function deliverOnce(
	state: SandboxState,
	{ service, id: callId }: SandboxCall,
	url: string,
	body: unknown,
	shape?: CallbackShape,
): Promise<void> {
	const { signal } = state.closing;
	if (signal.aborted) return;
	const content = shape === 'list' ? [body] : body;
	const asJson = shape === 'plainText' || shape === 'query';
	const written = writeCallback(state, { service, content, asJson });
	const status = await postCallback(url, written, { shape, signal });
	logCallback(state, { service, callId, delivery: randomUUID(), repeats: false, status, body });
}

interface Way {
	shape?: CallbackShape;
	signal: AbortSignal;
}

/** @returns the status that the receiver answered; 0 where it is not there */
async function postCallback(url: string, written: WildCallback, way: Way): Promise<number> {
	try {
		const response = way.shape === 'query' ? await get(url, written, way) : await post(url, written, way);
		await response.arrayBuffer();
		return response.status;
	} catch {
		return 0; // the receiver is not there; the log shows it
	}
}

async function post(
	url: string,
	{ body, contentType }: WildCallback,
	{ shape, signal }: Way,
): Promise<Response> {
	return await fetch(url, {
		method: 'POST',
		headers: { 'content-type': shape === 'plainText' ? 'text/plain' : contentType },
		body,
		signal,
	});
}

async function get(url: string, { body }: WildCallback, { signal }: Way): Promise<Response> {
	const address = new URL(url);
	const parameters = new URLSearchParams(asForm(JSON.parse(body) as JsonObject));
	parameters.forEach((value, key) => address.searchParams.set(key, value));
	return await fetch(address, { signal });
}
