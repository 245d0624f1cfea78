/** A workflow with every paid operation in it: each row that is posted to it goes to the operation that it names. */

import { randomUUID } from 'node:crypto';

import { hasNewAgents } from '../../../host/recipe';
import type { Execution } from '../../../host/restExecutions';
import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import { paidNode, type PaidOperation, paidOperations } from './paid';
import type { World } from '../../../host/world';
import { runWith } from '../../../host/webhookRuns';

export type Row = Record<string, unknown>;

export interface PaidWorkflow {
	saved: SavedWorkflow;
	/** The workflow that holds the paid nodes, where that is another one. */
	insideId: string;
	/** Posts the rows for one operation; resolves when the execution has ended. */
	run(operation: PaidOperation, rows: Row[]): Promise<Execution>;
	/** The same for many operations in one execution. */
	runAll(rows: Array<[PaidOperation, Row[]]>): Promise<Execution>;
}

export interface PaidSettings {
	settings?: Partial<WorkflowNode>;
	/** What to change in the parameters of each node. */
	parameters?: (operation: PaidOperation) => WorkflowNode['parameters'];
	/** This many rows at a time, in a loop. */
	loop?: number;
	/** In a workflow of its own, which is run for all rows at once, or for each. */
	subWorkflow?: 'once' | 'each';
	/** Of the node that runs it. */
	subSettings?: Partial<WorkflowNode>;
	/** What each row goes through first. */
	before?: WorkflowNode;
	/** What follows each paid node. */
	next?: WorkflowNode;
	/** How often their error outputs lead back to them. */
	errorsBack?: number;
}

export const plainNode = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: object,
): WorkflowNode => ({
	id: name,
	name,
	type: `n8n-nodes-base.${type}`,
	typeVersion,
	position: [0, 0],
	parameters: parameters as WorkflowNode['parameters'],
});
const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
const settings = { executionOrder: 'v1' };

/** Imports and activates it. */
export async function activatePaid(world: World, options: PaidSettings = {}): Promise<PaidWorkflow> {
	const path = randomUUID();
	const { loop, before } = options;
	const sub = options.subWorkflow && (await importSubWorkflow(world, options));
	const inside = sub
		? { entry: sub.node.name, nodes: [sub.node], connections: {} }
		: paidPart(world, options);
	const rows = plainNode('Rows', 'webhook', 2.1, { httpMethod: 'POST', path, options: {} });
	const nodes = [
		{ ...rows, webhookId: path },
		plainNode('Each Row', 'splitOut', 1, { fieldToSplitOut: 'body.rows', options: {} }),
		...(before ? [before] : []),
		...(loop ? [plainNode('Loop', 'splitInBatches', 3, { batchSize: loop, options: {} })] : []),
		...inside.nodes,
	];
	const entry = to(loop ? 'Loop' : inside.entry);
	const connections = {
		Rows: { main: [to('Each Row')] },
		'Each Row': { main: [before ? to(before.name) : entry] },
		...(before && { [before.name]: { main: [entry] } }),
		...(loop && { Loop: { main: [[], to(inside.entry)] } }),
		...inside.connections,
	};
	const file = { name: `Paid ${path}`, nodes, connections, settings };
	const saved = await world.api.importWorkflow(file, world.credentials);
	await world.api.activate(saved.id);
	const runAll: PaidWorkflow['runAll'] = async (given) => await runWith(world, saved, bodyFor(given));
	const run: PaidWorkflow['run'] = async (operation, list) => await runAll([[operation, list]]);
	return { saved, insideId: sub?.id ?? saved.id, runAll, run };
}

/** What to post to the workflow. */
export const bodyFor = (given: Array<[PaidOperation, Row[]]>) => ({
	rows: given.flatMap(([operation, rows]) =>
		rows.map((row) => ({ ...row, operation: paidOperations.indexOf(operation) })),
	),
});

/** The paid nodes behind a switch. */
function paidPart(
	world: World,
	{ settings: own, parameters = () => ({}), loop, next, errorsBack }: PaidSettings,
) {
	const operations = paidOperations.map((operation) =>
		paidNode(world, operation, parameters(operation), own),
	);
	const which = plainNode('Which', 'switch', 3.2, {
		mode: 'expression',
		numberOutputs: paidOperations.length,
		output: '={{ $json.operation }}',
	});
	const behind = next?.name ?? (loop ? 'Loop' : undefined);
	const back = errorsBack === undefined ? [] : [onlyInRunsBefore(errorsBack)];
	const main = [behind ? to(behind) : [], ...back.map(({ name }) => to(name))];
	const going = paidOperations.map(({ name }) => [name, { main }]);
	return {
		entry: which.name,
		nodes: [which, ...operations, ...(next ? [next] : []), ...back],
		connections: {
			[which.name]: { main: paidOperations.map(({ name }) => to(name)) },
			...(Object.fromEntries(going) as object),
			...(Object.fromEntries(back.map(({ name }) => [name, { main: [to(which.name)] }])) as object),
		},
	};
}

/** Lets items pass the first times only, so that a loop ends. */
export const onlyInRunsBefore = (run: number): WorkflowNode =>
	plainNode('Again', 'if', 2.2, {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
			conditions: [
				{
					id: 'run',
					leftValue: '={{ $runIndex }}',
					rightValue: run,
					operator: { type: 'number', operation: 'lt' },
				},
			],
			combinator: 'and',
		},
		options: {},
	});

/** @returns its id, and the node that runs it */
async function importSubWorkflow(
	world: World,
	options: PaidSettings,
): Promise<{ id: string; node: WorkflowNode }> {
	const inside = paidPart(world, options);
	const start = plainNode('Start', 'executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' });
	const file = {
		name: `Paid inside ${randomUUID()}`,
		nodes: [start, ...inside.nodes],
		connections: { Start: { main: [to(inside.entry)] }, ...inside.connections },
		settings,
	};
	const { id } = await world.api.importWorkflow(file, world.credentials);
	// n8n 1.x neither asks for this nor allows it.
	if (hasNewAgents()) await world.api.activate(id);
	const node = plainNode('Sub', 'executeWorkflow', 1.2, {
		source: 'database',
		workflowId: { __rl: true, mode: 'id', value: id },
		mode: options.subWorkflow,
		options: { waitForSubWorkflow: true },
	});
	return { id, node: { ...node, waitBetweenTries: 1, ...options.subSettings } };
}

/** What came out of a node, by output, over all its runs. */
export function outputsOfNode(execution: Execution, name: string): Row[][] {
	const runs = execution.resultData.runData[name] ?? [];
	const outputs = Math.max(2, ...runs.map(({ data }) => data?.main.length ?? 0));
	return Array.from({ length: outputs }, (_, output) =>
		runs.flatMap(({ data }) => (data?.main[output] ?? []).map(({ json }) => json)),
	);
}

/** What became of each phone, wherever the settings of the node have put it. */
export function outcomesOf(execution: Execution, name: string, phones: string[]): string[] {
	const items = outputsOfNode(execution, name).flat();
	return phones.map((phone) => {
		const { outcome, reason, error } = items.find((item) => item.phone === phone) ?? {};
		const failed = (error as { outcome?: string } | undefined)?.outcome;
		return [failed ?? outcome ?? 'nothing', reason].filter(Boolean).join(' ');
	});
}
