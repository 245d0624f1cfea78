/** Delivers a callback to whoever listens. */

import { randomUUID } from 'node:crypto';

import type { SandboxState } from '../state';
import { logCallback } from '../state';
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
	const status = await postCallback(url, body, { shape, signal });
	logCallback(state, { service, callId, delivery: randomUUID(), repeats: false, status, body });
}

interface Way {
	shape?: CallbackShape;
	signal: AbortSignal;
}

/** @returns the status that the receiver answered; 0 where it is not there */
async function postCallback(url: string, body: unknown, { shape, signal }: Way): Promise<number> {
	try {
		const response = await (shape === 'query' ? get(url, body, signal) : post(url, body, { shape, signal }));
		await response.arrayBuffer();
		return response.status;
	} catch {
		return 0; // the receiver is not there; the log shows it
	}
}

async function post(url: string, body: unknown, { shape, signal }: Way): Promise<Response> {
	return await fetch(url, {
		method: 'POST',
		headers: { 'content-type': shape === 'plainText' ? 'text/plain' : 'application/json' },
		body: JSON.stringify(shape === 'list' ? [body] : body),
		signal,
	});
}

async function get(url: string, parameters: unknown, signal: AbortSignal): Promise<Response> {
	const address = new URL(url);
	Object.entries(parameters as Record<string, string>).forEach(([key, value]) =>
		address.searchParams.set(key, value),
	);
	return await fetch(address, { signal });
}
