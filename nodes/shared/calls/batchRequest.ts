/** One request that carries many calls, and what its answer says of each of them. */

import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { type Failure, messageOf } from '../errors';
import { leavesOpen } from '../http/effect';
import { networkError } from '../http/networkErrors';
import type { RequestOptions } from '../http/requestOptions';
import { send, type Sender, type Signature } from '../http/send';
import type { CallOutcome, Operation } from './operation';

const UNTOLD = "The provider's answer does not hold the result of this item";

/**
 * Sends one request. What fails, fails for every call in it.
 *
 * @returns one result for each call, in the same order
 */
export async function sendBatch<Reading, Call>(
	context: Sender,
	operation: Operation<Reading, Call>,
	{ reading, signature, http }: { reading: Reading; signature: Signature; http: RequestOptions['http'] },
	calls: Call[],
): Promise<CallOutcome[]> {
	const forAll = (result: CallOutcome) => calls.map(() => result);
	const untold: Failure = { failure: leavesOpen(UNTOLD, operation.effect) };
	const answer = await ask(context, operation, { reading, signature, http }, calls);
	if ('failure' in answer) return forAll(answer);
	try {
		const results = operation.results(answer, reading, calls);
		return calls.map((_, place) => results[place] ?? untold);
	} catch {
		// The service has them, so an answer that breaks the reader must not look like a request that can be repeated.
		return forAll(untold);
	}
}

async function ask<Reading, Call>(
	context: Sender,
	operation: Operation<Reading, Call>,
	{ reading, signature, http }: { reading: Reading; signature: Signature; http: RequestOptions['http'] },
	calls: Call[],
): Promise<IN8nHttpFullResponse | Failure> {
	let request;
	try {
		request = { ...operation.request(reading, calls), ...http };
	} catch (error) {
		const message = `The request could not be made: ${messageOf(error)}`;
		return { failure: { message, advice: 'Nothing was sent.', outcome: 'notSent' } };
	}
	try {
		return await send(context, signature, request);
	} catch (error) {
		return { failure: networkError(error, operation.effect) };
	}
}
