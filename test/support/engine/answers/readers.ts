/** Every reader of answers that the nodes have, each behind the same door: an answer in, what the user is told out. */

import type {
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { mobilgroupApiTest } from '../../../../nodes/Mobilgroup/methods/credentialTest';
import { zvonobotApiTest } from '../../../../nodes/Zvonobot/methods/credentialTest';
import type { Operation } from '../../../../nodes/shared/calls/operation';
import { itemsOf } from '../../../../nodes/shared/item';
import { jsonIn } from '../../../../nodes/shared/values/json';
import { operations } from '../../../../scripts/docs/operations';
import { goodAnswer } from '../../goodAnswers';
import type { NodeUnderTest } from '../engine';
import { mcnNode } from '../mcn';
import { mobilgroupNode } from '../mobilgroup';
import { zvonobotNode } from '../zvonobot';
import { contextOf, receive } from './context';

/** What is reported for one call or row: what comes out, or how it failed. */
export type Told = { json: IDataObject } | { outcome: string; message: string };

export interface AnswerReader {
	name: string;
	/** The answer when all is well. */
	good: unknown;
	/** @throws what is no error of the package */
	read(answer: IN8nHttpFullResponse): Promise<Told[]>;
}

const BASE = 'http://127.0.0.1:9';
const nodeOf: Record<string, (parameters: Record<string, never>) => NodeUnderTest> = {
	McnTelecom: (parameters) => mcnNode(BASE, parameters),
	Mobilgroup: (parameters) => mobilgroupNode(BASE, parameters),
	Zvonobot: (parameters) => zvonobotNode(BASE, parameters),
};

/** Two phones: their calls travel together where the service takes many. */
export const PHONES = ['79000000010', '79000000011'];
export const CALL_IDS = ['5501', '5502'];
const items = PHONES.map((phone, index) => ({ phone, callId: CALL_IDS[index], name: `Template ${index}` }));

/** What the client gives, with the answer read where requests are sent. */
const asSent = (answer: IN8nHttpFullResponse): IN8nHttpFullResponse => ({
	...answer,
	body: jsonIn(answer.body) as never,
});

function goodFor({ url, method = 'POST', body, qs }: IHttpRequestOptions): unknown {
	const query = Object.fromEntries(new URLSearchParams(qs as Record<string, string>));
	const request = { method, path: new URL(url).pathname, query, headers: {}, body };
	return goodAnswer(request as never).body;
}

/** An answer for one request, and what was asked to get it. */
function stage(service: string, parameters: object, most = items.length) {
	const state: { request?: IHttpRequestOptions; answer: IN8nHttpFullResponse; looksUp?: boolean } = {
		answer: { statusCode: 200, headers: {}, body: {} },
	};
	const node = nodeOf[service](parameters as never);
	const context = contextOf(node, items.slice(0, most), (request) => {
		if (state.looksUp && request.url.endsWith('/getTemplates'))
			return { statusCode: 200, headers: {}, body: goodFor(request) as never };
		state.request ??= request;
		return state.answer;
	});
	return { state, context, node };
}

/** Goodness is asked for once: what the service answers to the request that the operation makes. */
async function finish(
	name: string,
	{ state }: ReturnType<typeof stage>,
	run: (answer: IN8nHttpFullResponse) => Promise<Told[]>,
): Promise<AnswerReader> {
	const read = async (answer: IN8nHttpFullResponse) => {
		state.answer = { ...answer };
		return await run(state.answer);
	};
	await read({ statusCode: 200, headers: {}, body: {} });
	if (!state.request) throw new Error(`${name} asks nothing`);
	return { name, good: goodFor(state.request), read };
}

type Module = { operation?: unknown; routing?: unknown };
const moduleOf = async (service: string, resource: string, operation: string): Promise<Module> =>
	await import(`../../../../nodes/${service}/resources/${resource}/${operation}`).then(
		(found: Module) => found,
		() => ({}),
	);

/** Those that wait are made for an address to be called back at. */
async function operationOf(service: string, resource: string, name: string) {
	const waiter = { executionId: '1', nodeId: 'x', nodeName: 'x' };
	const { operation } = await moduleOf(service, resource, name);
	const make = operation as (hook: object) => unknown;
	const made =
		typeof operation === 'function' ? make({ webhookUrl: `${BASE}/webhook-waiting/1`, waiter }) : operation;
	return made as Operation<unknown, unknown>;
}

/** One whose requests are made here: it reads what its answer reports about each call. */
export async function ownReader(
	service: string,
	parameters: { resource: string; operation: string } & object,
): Promise<AnswerReader> {
	const { resource, operation: name } = parameters;
	// An execution waits for one call only.
	const made = stage(service, parameters, name === 'sendAndWait' ? 1 : undefined);
	// Calls of a template look it up first.
	made.state.looksUp = name === 'createFromTemplate';
	const operation = await operationOf(service, resource, name);
	const all = itemsOf(made.context as never).slice(0, operation.limit === 1 ? 1 : undefined);
	const reading = await operation.read(all[0]);
	const calls = (await Promise.all(all.map(async (item) => await operation.calls(item, reading)))).flat();
	const label = `${service} ${resource} ${name}`;
	return await finish(label, made, async (answer) => {
		made.state.request ??= operation.request(reading, calls);
		const results = operation.results(asSent(answer), reading, calls);
		const told = calls.map(async (_call, index): Promise<Told[]> => {
			const result = results[index] ?? { failure: { outcome: 'unclear', message: 'untold' } };
			if ('failure' in result) return [result.failure];
			return (await operation.output?.(all[0], result.json, reading)) ?? [result];
		});
		return (await Promise.all(told)).flat();
	});
}

type Routing = NonNullable<INodeProperties['routing']>;

/** One whose requests n8n's declarative engine makes. */
export async function routedReader(
	service: string,
	parameters: { resource: string; operation: string } & object,
): Promise<AnswerReader> {
	const { resource, operation: name } = parameters;
	const made = stage(service, parameters);
	const routing = routingOf(service, resource, name);
	const actions = routing.output?.postReceive ?? [];
	const pagination = routing.operations?.pagination;
	if (typeof pagination !== 'function') throw new Error(`${name} makes its requests in another way`);
	return await finish(`${service} ${resource} ${name}`, made, async (answer) => {
		const context = {
			...made.context,
			getInputData: () => ({ json: items[0] }) as never,
		};
		const makeRoutingRequest = async ({ options }: { options: IHttpRequestOptions }) => {
			made.state.request ??= { ...options, url: options.url || routing.request?.url || '' };
			return await receive(context, actions, { ...answer });
		};
		const call = pagination.call({ ...context, makeRoutingRequest } as never, { options: {} } as never);
		return await orError(call);
	});
}

function routingOf(service: string, resource: string, name: string): Routing {
	const found = operations.find(
		(one) =>
			one.node.description.displayName.replace(/ /g, '') === service &&
			one.resource.value === resource &&
			one.operation.value === name,
	);
	return (found?.operation as { routing: Routing }).routing;
}

export async function pickerReader(
	service: string,
	method: string,
	parameters: object = {},
): Promise<AnswerReader> {
	const made = stage(service, parameters);
	const found = operations.find(({ node }) => node.description.displayName.replace(/ /g, '') === service)
		?.node.methods?.listSearch?.[method];
	if (!found) throw new Error(`${service} has no picker ${method}`);
	return await finish(`${service} picker ${method}`, made, async () => {
		const rows = found
			.call(made.context as never)
			.then(({ results }) => results.map((json) => ({ json: { ...json } })));
		return await orError(rows);
	});
}

const tests = { Mobilgroup: mobilgroupApiTest, Zvonobot: zvonobotApiTest };

export async function credentialReader(service: keyof typeof tests): Promise<AnswerReader> {
	const made = stage(service, {});
	const [data] = Object.values(made.node.credentials);
	return await finish(`${service} credential test`, made, async () => {
		const { status, message } = await tests[service].call(made.context as never, {
			id: '',
			name: '',
			type: '',
			data,
		});
		return [status === 'OK' ? { json: { status } } : { outcome: 'unanswered', message }];
	});
}

/** Errors of the package say what became of the request; all others pass. */
async function orError(results: Promise<Array<INodeExecutionData | { json: IDataObject }>>): Promise<Told[]> {
	try {
		return await results;
	} catch (error) {
		const { context, message } = error as { context?: { outcome?: string }; message: string };
		if (context?.outcome === undefined) throw error;
		return [{ outcome: context.outcome, message }];
	}
}
