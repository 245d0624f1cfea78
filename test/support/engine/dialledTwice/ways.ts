/** The ways in which a call can be asked for again, and what the user is told in each. */

import type { INodeExecutionData, INodeParameters, OnError } from 'n8n-workflow';

import { type EngineResult, type NodeUnderTest, retryStopped, runNode } from '../engine';
import { callAsTool } from '../toolCall';

const TRIES = 3;

/** An input item: whom to call, and what tells the request of one row from that of another. */
export type Item = { phone: string; text: string };

/** One run of the node, as a user sees it. */
export interface Seen {
	/** What is reported for each item; undefined if it cannot be seen. */
	told: Array<string | undefined>;
	/** What is left when n8n has stopped the execution. */
	stopped?: EngineResult;
}

export interface Way {
	name: string;
	/** One run can hold all rows. */
	sharesRun: boolean;
	/** Needs a second item. */
	needsItems?: boolean;
	/** Through n8n's door for tools. */
	asTool?: boolean;
	run(node: NodeUnderTest, items: Item[]): Promise<Seen>;
}

const STOP: OnError = 'stopWorkflow';
const onErrors: OnError[] = [STOP, 'continueRegularOutput', 'continueErrorOutput'];

const normal = onErrors.flatMap((onError): Way[] =>
	[false, true].map((retryOnFail) => ({
		name: `${retryOnFail ? `Retry On Fail, ${TRIES} tries` : 'no retry'}, ${onError}`,
		// Otherwise alone, so that it can be seen what is reported for each when the execution stops.
		sharesRun: onError !== STOP || retryOnFail,
		async run(node, items) {
			const settings = { onError, retryOnFail, maxTries: TRIES };
			const result = await runNode({ ...node, settings }, items);
			return { told: items.map((_, index) => toldOf(result, index, items.length)), stopped: result };
		},
	})),
);

/** A person retries the execution that has stopped, from n8n's list; what stopped it is another item. */
const byHand: Way = {
	name: 'stopped by a bad number behind it, then retried by hand',
	sharesRun: true,
	needsItems: true,
	async run(node, items) {
		const stopped = await runNode(node, [...items, { phone: 'nobody', text: 'nothing' }]);
		if (stopped.error) await retryStopped(node, stopped);
		return { told: items.map(() => undefined) };
	},
};

/** The same where the call itself has stopped it; nothing is to be seen where nothing has. */
export async function retryByHand(node: NodeUnderTest, stopped: EngineResult, count: number): Promise<Seen> {
	const result = await retryStopped(node, stopped);
	return { told: Array.from({ length: count }, (_, index) => toldOf(result, index, count)) };
}

/** Where an agent names many numbers, it does so in one text. */
const typedList: INodeParameters = { recipientsFrom: 'typed', phoneNumbers: '={{ $json.phones }}' };

const asTool = onErrors.map(
	(onError): Way => ({
		name: `as a tool, ${TRIES} tries, ${onError}`,
		sharesRun: false,
		asTool: true,
		async run(node, items) {
			const parameters = { ...node.parameters, ...(items.length > 1 && typedList) };
			const phones = items.map(({ phone }) => phone).join(', ');
			const tool = { ...node, parameters, settings: { onError } };
			const result = await callAsTool(tool, { ...items[0], phones }, { tries: TRIES });
			if (result.stored.waitTill) return { told: ['placed'] };
			const { error } = result;
			if (!error) return { told: items.map((_, index) => outcomeIn(result.items[index])) };
			return { told: items.length > 1 ? items.map(() => undefined) : [outcomeOf(error)] };
		},
	}),
);

export const ways: Way[] = [...normal, byHand, ...asTool];

function toldOf(result: EngineResult, index: number, count: number): string | undefined {
	if (result.stored.waitTill) return 'placed';
	if (result.error) {
		const { itemIndex } = result.error.context ?? {};
		return count === 1 || itemIndex === index ? outcomeOf(result.error) : undefined;
	}
	const found = [...result.items, ...result.errorItems].filter(
		({ pairedItem }) => (pairedItem as { item?: number } | undefined)?.item === index,
	);
	return found.length === 1 ? outcomeIn(found[0]) : `${found.length} items`;
}

function outcomeIn(item: INodeExecutionData | undefined): string {
	if (!item) return 'no item';
	const { outcome, error } = item.json;
	const said = outcome ?? (error as { outcome?: string } | undefined)?.outcome;
	if (typeof said === 'string') return said;
	return item.error ? outcomeOf(item.error) : `an item with ${Object.keys(item.json).join(', ')}`;
}

function outcomeOf(error: NonNullable<EngineResult['error']>): string {
	return (error.context?.outcome as string | undefined) ?? `'${error.message}'`;
}
