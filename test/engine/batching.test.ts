/** 'Batching' of workflows that were saved with version 1 of a node: as many items a batch, and a pause behind each. */

import { bulkOperations } from '../support/engine/bulkOperations';
import { type NodeUnderTest, runNode } from '../support/engine/engine';
import { paidOperations } from '../support/engine/paidOperations';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const PAUSE_MS = 500;
/** Timers and the clock of a log may differ by this much. */
const CLOCK_MS = 20;

let last = 0;
/** Numbers that no other test dials. */
const freshPhones = (count: number) =>
	Array.from({ length: count }, () => `79001${String((last += 1)).padStart(4, '0')}10`);

/** A node as it was saved, with Batching. */
const saved = (node: NodeUnderTest, batch: object, typeVersion = 1): NodeUnderTest => ({
	...node,
	parameters: { ...node.parameters, requestOptions: { timeout: 5000, batching: { batch: { ...batch } } } },
	settings: { ...node.settings, typeVersion },
});

interface Placed {
	/** Milliseconds since the run began. */
	after: number;
	phones: string[];
}

/** Runs it, and returns the requests that placed the calls: when, and to whom. */
async function run(node: NodeUnderTest, phones: string[]): Promise<Placed[]> {
	const before = sandbox.state.requests.length;
	const began = Date.now();
	const { items, error } = await runNode(
		node,
		phones.map((phone) => ({ phone })),
	);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => [json.outcome, json.phone])).toEqual(
		phones.map((phone) => ['placed', phone]),
	);
	return sandbox.state.requests
		.slice(before)
		.map((request) => ({ after: Date.parse(request.at) - began, text: JSON.stringify(request) }))
		.map(({ after, text }) => ({ after, phones: phones.filter((phone) => text.includes(phone)) }))
		.filter((request) => request.phones.length > 0);
}

const phonesOf = (requests: Placed[]) => requests.map(({ phones }) => phones);
/** Whether a request came after that many pauses; it may have been on its way for long. */
const waitedFor = (request: Placed, pauses: number) => request.after >= pauses * PAUSE_MS - CLOCK_MS;

describe.each(bulkOperations)('$name, many in one', ({ node }) => {
	it('sends as many items in a request as a batch has, a pause apart', async () => {
		const phones = freshPhones(5);
		const [a, b, c, d, e] = phones;
		const batch = { batchSize: 2, batchInterval: PAUSE_MS };
		const requests = await run(saved(node(sandbox.url), batch), phones);
		expect(phonesOf(requests)).toEqual([[a, b], [c, d], [e]]);
		expect(requests.map(waitedFor)).toEqual([true, true, true]);
	});

	it.each([
		['all of them are one batch', { batchSize: -1, batchInterval: PAUSE_MS }, 1],
		['there is no pause', { batchSize: 2, batchInterval: 0 }, 1],
		['the node is of a version without Batching', { batchSize: 2, batchInterval: PAUSE_MS }, 1.1],
	])('sends all items in one request if %s', async (_why, batch, typeVersion) => {
		const phones = freshPhones(3);
		const requests = await run(saved(node(sandbox.url), batch, typeVersion), phones);
		expect(phonesOf(requests)).toEqual([phones]);
	});
});

const oneByOne = paidOperations.filter(({ name, inOneRequest }) => !inOneRequest && !/^MCN/.test(name));

describe.each(oneByOne)('$name, a request for each item', ({ node }) => {
	it('pauses after each batch of calls, not after each call', async () => {
		const phones = freshPhones(4);
		const requests = await run(saved(node(sandbox.url), { batchSize: 2, batchInterval: PAUSE_MS }), phones);
		// The calls of one batch are sent together, so either may come first.
		expect(phonesOf(requests).flat().sort()).toEqual(phones);
		const [, , third, fourth] = requests;
		expect(waitedFor(third, 1)).toBe(true);
		expect(waitedFor(fourth, 3)).toBe(false);
	});
});
