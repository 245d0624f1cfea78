/** How every error of the package is made: what happened, what to do, whose turn it is, and nothing secret. */

import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * What became of a request that did not go well.
 *
 * - `notSent`: nothing left this machine, repeating is safe
 * - `refused`: the service said no, nobody was called
 * - `unclear`: the service may have called; never repeated by the node
 * - `unanswered`: a question got no usable answer; asking again is safe
 */
export type FailedOutcome = 'notSent' | 'refused' | 'unclear' | 'unanswered';

/** One thing that can go wrong: what happened, how to go on, and what it means for the call. */
export interface ErrorRow {
	message: string;
	advice: string;
	outcome: FailedOutcome;
}

/** Where an error happened; every execution context of n8n has these. */
export interface ErrorPlace {
	getNode(): INode;
	getItemIndex(): number;
}

interface ServiceAnswer {
	httpCode?: string;
	/** The service's own words or code, already redacted. */
	detail?: string;
}

const LONGEST_DETAIL = 300;

/** An error of the service or of the way to it, linked to its item. */
export function serviceError(place: ErrorPlace, row: ErrorRow, answer: ServiceAnswer = {}): NodeApiError {
	// Built from nothing: the original error holds the whole request, and with it the credential.
	const error = new NodeApiError(place.getNode(), {} as JsonObject, {
		message: row.message,
		description: answer.detail ? `${row.advice} [${answer.detail}]` : row.advice,
		httpCode: answer.httpCode,
		itemIndex: place.getItemIndex(),
	});
	error.context.outcome = row.outcome;
	return error;
}

/** Bad input, found before any request. */
export function inputError(
	place: ErrorPlace,
	field: string,
	rule: string,
	advice?: string,
): NodeOperationError {
	const error = new NodeOperationError(place.getNode(), `'${field}' ${rule}`, {
		description: advice ?? `Correct '${field}' and run again. Nothing was sent.`,
		itemIndex: place.getItemIndex(),
	});
	error.context.outcome = 'notSent' satisfies FailedOutcome;
	return error;
}

/** What became of the call, for an error made here; undefined for any other. */
export function outcomeOf(error: unknown): FailedOutcome | undefined {
	if (!(error instanceof NodeApiError || error instanceof NodeOperationError)) return undefined;
	return error.context.outcome as FailedOutcome | undefined;
}

/**
 * Makes a service's words fit to show and store: known secrets, phone numbers, codes and markup go.
 *
 * @param secrets values that must not appear, such as the credential's
 */
export function redact(text: string, secrets: unknown[] = []): string {
	const withoutSecrets = secrets
		.filter((secret): secret is string => typeof secret === 'string' && secret.length > 3)
		.reduce((rest, secret) => rest.split(secret).join('***'), text);
	return withoutSecrets
		.replace(/\d(?:[\s().-]*\d){3,}/g, '***')
		.replace(/[<>]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, LONGEST_DETAIL);
}
