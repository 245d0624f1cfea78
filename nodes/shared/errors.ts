/** How every error of the package is made: what happened, what to do, which item it belongs to, and nothing secret. */

import {
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import type { Problem } from './values/problem';

/**
 * The result of a request that did not go well.
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

/** What went wrong for one call, or for all of a request. */
export interface Failure {
	failure: ErrorRow;
	/** The service's own code or words, already redacted. */
	detail?: string;
	httpCode?: string;
	/** How long the service asks to be left alone, in milliseconds. */
	retryAfterMs?: number;
}

/** Where an error happened. */
export interface Place {
	readonly node: INode;
	readonly index: number;
}

export type NodeError = NodeApiError | NodeOperationError;

/** An error of the service or of the way to it, linked to its item. */
export function serviceError(
	place: Place,
	{ failure, detail, httpCode, retryAfterMs }: Failure,
): NodeApiError {
	// Built from nothing: the original error holds the whole request, and with it the credential.
	const error = new NodeApiError(place.node, {} as JsonObject, {
		message: failure.message,
		description: detail ? `${failure.advice} [${detail}]` : failure.advice,
		httpCode,
		itemIndex: place.index,
	});
	error.context.outcome = failure.outcome;
	if (retryAfterMs !== undefined) error.context.retryAfterMs = retryAfterMs;
	return error;
}

/** Bad input, found before any request. */
export function inputError(place: Place, field: string, rule: string, advice?: string): NodeOperationError {
	return notSent(
		place,
		`'${field}' ${rule}`,
		advice ?? `Correct '${field}' and run again. Nothing was sent.`,
	);
}

/** The same for a rule that was found broken elsewhere. */
export const problemError = (place: Place, { field, rule, advice }: Problem): NodeOperationError =>
	inputError(place, field, rule, advice);

function notSent(place: Place, message: string | Error, description?: string): NodeOperationError {
	const error = new NodeOperationError(place.node, message, { description, itemIndex: place.index });
	error.context.outcome = 'notSent' satisfies FailedOutcome;
	return error;
}

/** An error that n8n can show, for whatever was thrown before anything was sent. */
export function asNodeError(place: Place, error: unknown): NodeError {
	if (outcomeOf(error) !== undefined) return error as NodeError;
	return notSent(place, error instanceof Error ? error : String(error));
}

/** The same where something may have been sent: it says nothing about that. */
export function asOpenError(place: Place, error: unknown): NodeError {
	if (outcomeOf(error) !== undefined) return error as NodeError;
	return new NodeOperationError(place.node, messageOf(error), { itemIndex: place.index });
}

/** The result of the call, for an error made here; undefined for any other. */
export function outcomeOf(error: unknown): FailedOutcome | undefined {
	if (!(error instanceof NodeApiError || error instanceof NodeOperationError)) return undefined;
	return error.context.outcome as FailedOutcome | undefined;
}

/** For what nobody can ask for where there is no item. */
export function unavailable(what: string): never {
	throw new Error(`${what} is not available here`);
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * The result that stands for a failed item where the user chose to continue; with its single `error` key the engine sends
 * it to the error output.
 */
export function failedItem(error: NodeError, item: number): INodeExecutionData {
	const json: IDataObject = {
		message: error.message,
		description: error.description ?? null,
		outcome: outcomeOf(error) ?? null,
		itemIndex: item,
		httpCode: error instanceof NodeApiError ? error.httpCode : null,
	};
	return { json: { error: json }, pairedItem: { item } };
}
