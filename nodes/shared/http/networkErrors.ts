/** Tells from a failed request whether the service can have seen it. */

import type { ErrorRow } from '../errors';
import { isRecord, textOf } from '../values/text';
import { type Effect, leavesOpen } from './effect';
import { NOT_AGAIN } from './signOnce';

const notSent = (message: string, advice: string): ErrorRow => ({ message, advice, outcome: 'notSent' });

const NO_SUCH_HOST = notSent(
	"The provider's address was not found",
	'Check the address in the credential and the DNS of this machine. Nothing was sent.',
);
const CONNECTION_REFUSED = notSent(
	'The provider does not accept connections',
	'Check the address in the credential, or try again later. Nothing was sent.',
);
const NOT_REACHED = notSent(
	'The connection to the provider could not be made',
	'Check the network and the address in the credential, or try again later. Nothing was sent.',
);
const NOT_TRUSTED = notSent(
	"The provider's certificate was not accepted",
	'Check the address in the credential and the date of this machine. Nothing was sent.',
);
const BAD_ADDRESS = notSent(
	"The provider's address cannot be used",
	'Check the address in the credential. Nothing was sent.',
);
const BLOCKED = notSent(
	"n8n is not allowed to send anything to the provider's address",
	"Check the address in the credential, and n8n's settings of SSRF protection. Nothing was sent.",
);
const RESET = 'The connection broke after the request was sent';
const TIMED_OUT = 'The provider did not answer in time';
const BROKEN_ANSWER = "The provider's answer broke off";
const CANCELED = 'The execution was stopped before the provider answered';
const UNKNOWN = 'The request ended in an unknown way';

const NOT_SENT: Record<string, ErrorRow> = {
	ENOTFOUND: NO_SUCH_HOST,
	EAI_AGAIN: NO_SUCH_HOST,
	ECONNREFUSED: CONNECTION_REFUSED,
	EHOSTUNREACH: NOT_REACHED,
	ENETUNREACH: NOT_REACHED,
	ERR_INVALID_URL: BAD_ADDRESS,
};

/** What happened; the rest of the sentence depends on what the request may have done. */
const LEFT_OPEN: Record<string, string> = {
	ECONNABORTED: TIMED_OUT,
	ETIMEDOUT: TIMED_OUT,
	ECONNRESET: RESET,
	EPIPE: RESET,
	ERR_BAD_RESPONSE: BROKEN_ANSWER,
	ERR_CANCELED: CANCELED,
	EPROTO: RESET,
};

/** Every code that has a row of its own. */
export const knownNetworkCodes = [...Object.keys(NOT_SENT), ...Object.keys(LEFT_OPEN)];

/** Failures of these steps come before the first byte of the request. */
const BEFORE_SENDING =
	/^(connect|getaddrinfo)\b|before secure TLS connection|\bEPROTO\b.*(wrong version number|handshake|unsupported protocol|packet length too long|http request)/;
/** n8n's own protection looks at the address first. */
const NOT_ALLOWED = /^The request was blocked because\b/;
/** A network that goes away while the service works on the request has codes of a connection that was never made. */
const NETWORK_LOST = /^(read|write) E(HOST|NET)UNREACH\b/;
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|TLS_ALTNAME/;
const PARSER = /^HPE_/;
/** Newer clients give the status of the answer in the place of a code. */
const ABORTED = new RegExp(`\\bstream has been aborted\\b|^aborted$|${NOT_AGAIN}`);

/**
 * @param error what n8n's request helper threw: a NodeApiError that keeps the HTTP client's code as its `httpCode` and
 * the client's own words in `messages`
 * @param effect what the request does when it arrives
 * @returns the row for it; anything not known for certain to be unsent has the effect's outcome
 */
export function networkError(error: unknown, effect: Effect): ErrorRow {
	const { code, words } = readClientError(error);
	if (CERTIFICATE.test(code)) return NOT_TRUSTED;
	if (words.some((text) => NOT_ALLOWED.test(text))) return BLOCKED;
	if (words.some((text) => BEFORE_SENDING.test(text))) return NOT_SENT[code] ?? NOT_REACHED;
	if (words.some((text) => NETWORK_LOST.test(text))) return leavesOpen(RESET, effect);
	const brokeOff = PARSER.test(code) || words.some((text) => ABORTED.test(text));
	if (brokeOff) return leavesOpen(BROKEN_ANSWER, effect);
	return NOT_SENT[code] ?? leavesOpen(LEFT_OPEN[code] ?? UNKNOWN, effect);
}

function readClientError(error: unknown): { code: string; words: string[] } {
	if (!isRecord(error)) return { code: '', words: [] };
	const said: unknown[] = Array.isArray(error.messages) ? error.messages : [];
	return {
		code: textOf(error.httpCode) ?? textOf(error.code) ?? '',
		words: [error.message, ...said].filter((text) => typeof text === 'string'),
	};
}
