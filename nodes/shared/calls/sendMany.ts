/** One request that carries many entries, and what its answer says of each of them. */

import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { ErrorRow } from '../errors';
import type { Effect } from '../http/effect';
import { leavesOpen } from '../http/effect';
import type { ServiceName } from '../result';
import { retryAfterMs } from './rateLimiter';
import type { Planning } from './scheduling';
import { readRequestOptions } from '../http/requestOptions';
import { wireFault } from '../http/networkErrors';

/** What went wrong for one entry, or for all of a request. */
export interface Failure {
	failure: ErrorRow;
	/** The service's own code or words, already redacted. */
	detail?: string;
	httpCode?: string;
	/** How long the service asks to be left alone, in milliseconds. */
	retryAfterMs?: number;
}

/** What one entry comes back as. */
export type EntryResult = { json: IDataObject } | Failure;

/** What the gate has to know of an operation that takes many entries in one request: numbers, templates. */
export interface BulkOperation<Settings, Entry> {
	service: ServiceName;
	/** Name of the credential type that signs the request. */
	credential: string;
	/** Most entries in one request. */
	limit: number;
	/** What a request may have done whose answer is lost. */
	effect: Effect;
	/**
	 * Reads and checks all that an item says beside its entries, the credential included. Read for the first item only
	 * where no parameter is an expression; entries with equal settings travel together.
	 *
	 * @throws NodeOperationError naming the field
	 */
	readSettings(context: IExecuteFunctions, itemIndex: number): Settings | Promise<Settings>;
	/**
	 * Reads the entries of one item, at least one.
	 *
	 * @throws NodeOperationError naming the field
	 */
	readEntries(context: IExecuteFunctions, itemIndex: number): Entry[];
	/** Where the service can call later. */
	planning?: Planning<Settings>;
	/** What must not be sent twice in a run: the number that is called. */
	keyOf(entry: Entry): string;
	/** What a result shows of an entry that is not sent. */
	shown(entry: Entry): IDataObject;
	buildRequest(settings: Settings, entries: Entry[]): IHttpRequestOptions;
	/** @returns why the request as a whole is no success, with the service's words already redacted */
	findError(
		context: IExecuteFunctions,
		response: IN8nHttpFullResponse,
	): Failure | undefined | Promise<Failure | undefined>;
	/** @returns one result for each entry, in the same order; undefined where the answer does not tell */
	readResults(
		response: IN8nHttpFullResponse,
		settings: Settings,
		entries: Entry[],
	): Array<EntryResult | undefined>;
}

/** What one request needs of it; enough for requests that can be repeated and so need no gate. */
export type ManyRequest<Settings, Entry> = Pick<
	BulkOperation<Settings, Entry>,
	'credential' | 'effect' | 'buildRequest' | 'findError' | 'readResults'
>;

const UNTOLD = "The service's answer does not tell what became of this item";

/**
 * Sends one request. What fails, fails for every entry.
 *
 * @returns one result for each entry, in the same order
 */
export async function sendMany<Settings, Entry>(
	context: IExecuteFunctions,
	operation: ManyRequest<Settings, Entry>,
	settings: Settings,
	entries: Entry[],
): Promise<EntryResult[]> {
	const forAll = (result: EntryResult) => entries.map(() => result);
	const untold = { failure: leavesOpen(UNTOLD, operation.effect) };
	const request = operation.buildRequest(settings, entries);
	const sent = await send(context, operation, request);
	if ('failure' in sent) return forAll(sent);
	try {
		const wrong = await operation.findError(context, sent);
		const wait = retryAfterMs(sent.headers['retry-after']);
		if (wrong) return forAll({ httpCode: String(sent.statusCode), retryAfterMs: wait, ...wrong });
		const results = operation.readResults(sent, settings, entries);
		return entries.map((_, place) => results[place] ?? untold);
	} catch {
		// The service has them, so an answer that breaks the reader must not look like a request that can be repeated.
		return forAll(untold);
	}
}

async function send(
	context: IExecuteFunctions,
	{ credential, effect }: { credential: string; effect: Effect },
	request: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse | Failure> {
	try {
		const options: IHttpRequestOptions = {
			...request,
			...readRequestOptions(context.getNodeParameter('requestOptions', 0, {})),
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		};
		return (await context.helpers.httpRequestWithAuthentication.call(
			context,
			credential,
			options,
		)) as IN8nHttpFullResponse;
	} catch (error) {
		return { failure: wireFault(error, effect) };
	}
}
