/**
 * Waiting for a call. The execution is stored and holds no worker; a callback of the service brings it back.
 *
 * When the time limit passes, n8n gives the waiting node's input on; and that input is all that the webhook of a waiting
 * node can read. So before it waits, the node puts there what it knows of its calls, worded as what is to come out if
 * nobody answers in time.
 */

import type { IDataObject, IExecuteFunctions, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import type { Item } from '../item';
import { isRecord } from '../values/text';

/** What is known of a call while it is waited for. */
export interface Awaited extends IDataObject {
	callId: string | null;
	/** When the call was asked for, ISO 8601 with milliseconds: tells apart the calls of a loop. */
	askedAt: string;
}

/**
 * For a service that tells the end of a call once: an execution goes on as a whole, and answers to further calls would be
 * lost.
 *
 * @throws NodeOperationError for more than one input item, before anybody is called
 */
export function requireOneItem(item: Item): void {
	const { length } = item.all;
	if (length <= 1) return;
	throw item.refuse(
		'Input',
		`has ${length} items, and this operation can wait for one call only`,
		"Put a 'Loop Over Items' node with a batch size of 1 before it to ask one after the other, or a campaign node in its place to call a whole list. Nobody was called.",
	);
}

/**
 * The execution's own address, for operations that n8n does not know to wait: it checks the execution's token and leaves
 * alone what the service may add to the query, where a signature over the whole address would break.
 */
export function resumeAddress(context: IExecuteFunctions): string {
	const url = new URL(context.evaluateExpression('{{ $execution.resumeUrl }}', 0) as string);
	url.pathname += `/${encodeURIComponent(context.getNode().id)}`;
	return url.toString();
}

/** @param parameters are added to the query */
export function withQuery(address: string, parameters: Record<string, unknown>): string {
	const url = new URL(address);
	Object.entries(parameters).forEach(([name, value]) => url.searchParams.set(name, String(value)));
	return url.toString();
}

/**
 * How long n8n 1.x keeps the execution after the time limit, when no callback brings it back any more. n8n sets its alarm for
 * an execution up to 70 seconds before its time, and leaves it set when a callback brings the execution back. n8n 1.x does not
 * look whether the execution still waits, and would run what follows a second time. The rest is for clocks that differ, and
 * for n8n to store.
 */
const PAST_LIMIT_MS = 90_000;
const LIMIT = 'waitsUntil';

/** Whether the time limit has passed: n8n is about to give the stored input on. */
export function isPastLimit(context: IWebhookFunctions, now = Date.now()): boolean {
	const name = JSON.stringify(context.getNode().name);
	try {
		return Number(context.evaluateExpression(`{{ $(${name}).context.${LIMIT} }}`)) <= now;
	} catch {
		return false;
	}
}

/**
 * Puts the execution to wait.
 *
 * @param known what comes out when the time limit passes: calls that are waited for, and items that are settled already
 * @returns what the node shows while it waits, and what a webhook that answers with the last node's data gives back
 */
export async function waitForCalls(
	context: IExecuteFunctions,
	known: INodeExecutionData[],
	until: Date,
): Promise<INodeExecutionData[][]> {
	const execution = context.getExecuteData();
	// The input items themselves stay as they are: they belong to the node before.
	execution.data.main[0] = known;
	// To go on, n8n switches this node off: without a copy, for all that an agent has asked of it in the same turn too.
	execution.node = { ...execution.node };
	// Older versions of n8n check the signature of the address only where they are asked to, newer ones always.
	context.setSignatureValidationRequired?.();
	context.getContext('node')[LIMIT] = until.getTime();
	// A function that n8n 1.x does not have.
	const pastLimitMs = 'isNodeFeatureEnabled' in context ? 0 : PAST_LIMIT_MS;
	await context.putExecutionToWait(new Date(until.getTime() + pastLimitMs));
	const isWaiting = ({ json }: INodeExecutionData) => peopleIn(json).some(isAwaited);
	const waiting = known.filter(isWaiting).map((item) => ({ ...item, json: asWaiting(item.json) }));
	// Settled items last: n8n takes a node whose first item is an error for failed, and would run it again.
	return [[...waiting, ...known.filter((item) => !isWaiting(item))]];
}

/** Whether nothing is known yet of how the call went. */
export const isAwaited = ({ askedAt, outcome }: IDataObject): boolean =>
	typeof askedAt === 'string' && outcome === 'timedOut';

/** Whom an item speaks for: one person, or several who decide together. */
export const peopleIn = (json: IDataObject): IDataObject[] =>
	Array.isArray(json.people) ? (json.people as IDataObject[]) : [json];

function asWaiting(json: IDataObject): IDataObject {
	if (json.people) return { ...json, outcome: 'waiting', people: peopleIn(json).map(asWaiting) };
	return isAwaited(json) ? { ...json, outcome: 'waiting' } : json;
}

/** What the execution is waiting for, and what came out beside that. */
export function awaited(context: IWebhookFunctions): INodeExecutionData[] {
	const text = context.evaluateExpression(
		'{{ JSON.stringify($input.all().map(({ json, pairedItem }) => ({ json, pairedItem }))) }}',
	);
	const known: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
	return Array.isArray(known) ? (known as INodeExecutionData[]).filter(({ json }) => isRecord(json)) : [];
}
