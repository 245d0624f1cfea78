/** One request that carries many recipients, and what its answer says of each of them. */

import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { ErrorRow } from '../errors';
import type { NodeError } from '../items';
import { asNodeError } from '../items';
import type { CallResult, ServiceName } from './outcome';
import { wireFault } from './wireFault';

/** What went wrong for one recipient, or for all of a request. */
export interface Failure {
	failure: ErrorRow;
	/** The service's own code or words, already redacted. */
	detail?: string;
	httpCode?: string;
}

export type RecipientResult = (IDataObject & CallResult) | Failure;

/** What the gate has to know of an operation that takes many recipients in one request. */
export interface BulkOperation<Settings, Recipient extends { phone: string }> {
	service: ServiceName;
	/** Name of the credential type that signs the request. */
	credential: string;
	/** Most recipients in one request. */
	limit: number;
	/**
	 * Reads all that an item says beside its recipients. Called for the first item only where no setting is an expression.
	 *
	 * @throws NodeOperationError naming the field
	 */
	readSettings(context: IExecuteFunctions, itemIndex: number): Settings | Promise<Settings>;
	/** Reads the recipients of one item: usually one. */
	readRecipients(context: IExecuteFunctions, itemIndex: number): Recipient[];
	buildRequest(
		context: IExecuteFunctions,
		settings: Settings,
		recipients: Recipient[],
	): Promise<IHttpRequestOptions>;
	/** @returns why the request as a whole is no success, with the service's words already redacted */
	findError(context: IExecuteFunctions, response: IN8nHttpFullResponse): Promise<Failure | undefined>;
	/** @returns one result for each recipient, in the same order */
	readResults(response: IN8nHttpFullResponse, settings: Settings, recipients: Recipient[]): RecipientResult[];
}

export const isFailure = (result: RecipientResult): result is Failure => 'failure' in result;

const UNREADABLE: ErrorRow = {
	message:
		"The service's answer does not tell what became of this call, so it is unclear whether it was placed",
	advice:
		"Look the call up in the service's cabinet before you call again. Retries of this execution do not repeat it.",
	outcome: 'unclear',
};

/**
 * Sends one request. It never throws: what failed, failed for every recipient.
 *
 * @returns one result for each recipient, in the same order; an error where nothing could be sent
 */
export async function sendMany<Settings, Recipient extends { phone: string }>(
	context: IExecuteFunctions,
	operation: BulkOperation<Settings, Recipient>,
	settings: Settings,
	recipients: Recipient[],
): Promise<Array<RecipientResult | NodeError>> {
	const forAll = (result: RecipientResult | NodeError) => recipients.map(() => result);
	let request: IHttpRequestOptions;
	try {
		request = await operation.buildRequest(context, settings, recipients);
	} catch (error) {
		return forAll(asNodeError({ getNode: () => context.getNode(), getItemIndex: () => 0 }, error));
	}
	const sent = await send(context, operation.credential, request);
	if ('failure' in sent) return forAll(sent);
	try {
		const wrong = await operation.findError(context, sent);
		if (wrong) return forAll({ httpCode: String(sent.statusCode), ...wrong });
		const results = operation.readResults(sent, settings, recipients);
		return recipients.map((_, place) => results[place] ?? { failure: UNREADABLE });
	} catch {
		// The service has the calls, so an answer that breaks the reader must not look like a request that can be repeated.
		return forAll({ failure: UNREADABLE });
	}
}

async function send(
	context: IExecuteFunctions,
	credential: string,
	request: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse | Failure> {
	const options = {
		...request,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	try {
		return (await context.helpers.httpRequestWithAuthentication.call(
			context,
			credential,
			options,
		)) as IN8nHttpFullResponse;
	} catch (error) {
		return { failure: wireFault(error) };
	}
}
