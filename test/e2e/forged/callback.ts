/** A callback as it goes over the wire, and a place that takes callbacks. */

import { wantedVersion } from '../../../host/recipe';

export interface Callback {
	/** What is wrong with it, in words; the right one has none. */
	fault: string;
	url: string;
	method?: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
}

/** What takes callbacks: a trigger, or an execution that waits. */
export interface Target {
	name: string;
	/** What proves that the callback was asked for: a token, a secret, n8n's own signature. */
	proof: string;
	/** Whether a person types it into an address, so that blanks around it do not count. */
	isTyped?: boolean;
	/** Proofs of the right form that were made for something else, or with something else. */
	otherProofs: Record<string, string>;
	/** A callback that carries the text as its proof; nothing where there is none. */
	withProof: (proof?: string, body?: string) => Callback;
	/** What the service would say of a call of its own. */
	body: string;
	/** Bodies that carry the right proof and tell nothing that the target wants. */
	emptyWords: Record<string, string>;
	/** What can be wrong with a callback to this target only. */
	more?: Callback[];
	/** How many executions it has started, or brought back. */
	accepted: () => Promise<number>;
}

/** n8n 1.x checks less by itself: there a node's own proof is all there is. */
export const isN8n1 = (): boolean => wantedVersion().startsWith('1.');

/** The callback that the target is to accept. */
export const rightOne = (target: Target): Callback => target.withProof(target.proof);

export interface Answer {
	/** 0 where the connection ended without an answer. */
	status: number;
	text: string;
}

/** Sends a callback as any HTTP client would. */
export async function send({ url, method = 'POST', headers, body }: Callback): Promise<Answer> {
	try {
		const response = await fetch(url, {
			method,
			headers: { 'content-type': 'application/json', ...headers },
			body: typeof body === 'string' || body === undefined ? body : new Uint8Array(body),
			signal: AbortSignal.timeout(20_000),
		});
		return { status: response.status, text: await response.text() };
	} catch {
		return { status: 0, text: '' };
	}
}
