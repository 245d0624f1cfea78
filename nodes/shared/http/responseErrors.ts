/** What can be wrong with an answer before its content matters, the same for every service. */

import type { ErrorRow } from '../errors';
import { isRecord } from '../values/text';
import { type Effect, leavesOpen } from './effect';

const TIMED_OUT = 408;
/** Something else stands in the way, which may be the same call. */
const CONFLICT = 409;
/** Redirects that ask for the same request elsewhere; the others can be the answer to one that was processed. */
const NOT_PROCESSED = new Set([301, 307, 308]);

/** Whether a status says that the service lost its way, so that nothing in the answer is a sure no. */
export const isStatusOpen = (status: number): boolean =>
	status >= 500 || status === TIMED_OUT || status === CONFLICT;

/**
 * Judges an answer by its status, and by what is not the JSON object that every service answers with.
 *
 * @param service the service's name, as the user knows it
 * @param refusals rows for statuses from 400 to 499 that mean something particular here
 * @returns undefined for a JSON object with a status of success; its content may still be a refusal
 */
export function answerFault(
	{ statusCode: status, body }: { statusCode: number; body: unknown },
	service: string,
	effect: Effect,
	refusals: Record<number, ErrorRow> = {},
): ErrorRow | undefined {
	if (status >= 500) return leavesOpen(`${service} did not complete the request`, effect);
	if (status === TIMED_OUT) return leavesOpen(`${service} gave up on the request`, effect);
	if (status === CONFLICT)
		return leavesOpen(`${service} says that the request conflicts with another one`, effect);
	if (status >= 400) return refusals[status] ?? commonRefusal(status, service, effect);
	if (NOT_PROCESSED.has(status)) return redirected(service, effect);
	if (status >= 300) return leavesOpen(`${service} sent the request on to another page`, effect);
	if (isRecord(body)) return undefined;
	return leavesOpen(unreadable(body, service), effect);
}

function commonRefusal(status: number, service: string, effect: Effect): ErrorRow {
	switch (status) {
		case 401:
		case 403:
			return refusal(`${service} does not allow this request`, 'Check the credential.', effect);
		case 404:
			return refusal(`${service} does not know this address`, 'Check the address in the credential.', effect);
		case 429:
			return refusal(
				`${service} received too many requests`,
				"Wait a little and run again. 'Calls per Second' under 'Safety' spaces calls out.",
				effect,
			);
		default:
			return refusal(`${service} did not accept the request`, 'Check the fields of this node.', effect);
	}
}

function redirected(service: string, effect: Effect): ErrorRow {
	return refusal(
		'The address in the credential leads somewhere else',
		`Set the address in the credential to that of ${service} itself, without redirects.`,
		effect,
	);
}

/** The row for a request that the service or its web server turned down. */
export function refusal(message: string, advice: string, { refused }: Effect): ErrorRow {
	return { message, advice: refused ? `${advice} ${refused}` : advice, outcome: 'refused' };
}

function unreadable(body: unknown, service: string): string {
	if (typeof body !== 'string') return body ? `${service} answered in an unknown form` : nothingFrom(service);
	if (body.trim() === '') return nothingFrom(service);
	if (/^\s*</.test(body)) return `A web page came instead of an answer of ${service}`;
	return `${service}'s answer cannot be read (broken JSON)`;
}

const nothingFrom = (service: string) => `${service} answered nothing`;
