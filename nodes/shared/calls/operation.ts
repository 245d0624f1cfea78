/** What an operation says of itself, for the batch and the gate: shape and order are the same in every file of one. */

import type {
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import type { Failure } from '../errors';
import type { Effect } from '../http/effect';
import type { Item } from '../item';
import type { ServiceName } from '../result';
import type { Scheduling } from './scheduling';

/** The result of one call. */
export type CallOutcome = { json: IDataObject } | Failure;

/** An operation that handles many items in as few requests as the service takes. */
export interface Operation<Reading, Call> {
	service: ServiceName;
	/** Name of the credential type that signs the request. */
	credential: string;
	/** Most calls in one request. */
	limit: number;
	/** What a request may have done whose answer is lost. */
	effect: Effect;
	/**
	 * Reads what an item says beside its calls, the account included. Items with equal readings travel together.
	 *
	 * @throws NodeOperationError naming the field
	 */
	read(item: Item): Reading | Promise<Reading>;
	/**
	 * Reads the calls of one item, at least one.
	 *
	 * @throws NodeOperationError naming the field
	 */
	calls(item: Item, reading: Reading): Call[] | Promise<Call[]>;
	request(reading: Reading, calls: Call[]): IHttpRequestOptions;
	/** @returns one result for each call, in the same order; undefined where the answer does not tell */
	results(answer: IN8nHttpFullResponse, reading: Reading, calls: Call[]): Array<CallOutcome | undefined>;
	/** What Simplify leaves of the result of a call, where that is not all of it. */
	short?: readonly string[];
	/** Turns the result of a call into what comes out; one item with the result if nothing else is said. */
	output?(item: Item, json: IDataObject, reading: Reading): Promise<INodeExecutionData[]>;
}

/** One that costs money or calls somebody: it goes through the gate. */
export interface PaidOperation<Reading, Call> extends Operation<Reading, Call> {
	/** What must not be placed twice: digits of the phone, where somebody is called. */
	keyOf(call: Call): string;
	/** What a result shows of a call that is not placed. */
	shown(call: Call): IDataObject;
	/** What the person would hear, for a dry run. */
	what?(reading: Reading, call: Call): string;
	/**
	 * What 'once' means for a number: in the whole execution, all batches of a loop together, if nothing else is said. In one
	 * run of the node only, where a person asks for another code or is asked another question; but not after a call that is
	 * unclear, which may ring already. For a row, where the same row may be called again in another round.
	 */
	oncePer?: 'execution' | 'row' | 'run';
	/** Where the service can call later. */
	scheduling?: Scheduling<Reading>;
	/** Whether it calls nobody, so that no guard is asked: a template that is saved, a text that is made into speech. */
	callsNobody?: boolean;
}

export const isPaid = <Reading, Call>(
	operation: Operation<Reading, Call>,
): operation is PaidOperation<Reading, Call> => 'keyOf' in operation;
