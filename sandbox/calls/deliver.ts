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
	if (state.sender.isClosed) return;
	const content = shape === 'list' ? [body] : body;
	const asJson = shape === 'plainText' || shape === 'query';
	const written = writeCallback(state, { service, content, asJson });
	const status = await (shape === 'query'
		? state.sender.send(withQuery(url, written))
		: state.sender.send(url, post(written, shape)));
	logCallback(state, { service, callId, delivery: randomUUID(), repeats: false, status, body });
}

const post = ({ body, contentType }: WildCallback, shape?: CallbackShape): RequestInit => ({
	method: 'POST',
	headers: { 'content-type': shape === 'plainText' ? 'text/plain' : contentType },
	body,
});

function withQuery(url: string, { body }: WildCallback): URL {
	const address = new URL(url);
	const parameters = new URLSearchParams(asForm(JSON.parse(body) as JsonObject));
	parameters.forEach((value, key) => address.searchParams.set(key, value));
	return address;
}
