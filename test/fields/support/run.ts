/** Runs a node in n8n's engine with an item for each value, and tells what is seen of it. */

import { setTimeout as delay } from 'node:timers/promises';

import type { IDataObject, INodeExecutionData, Workflow } from 'n8n-workflow';

import { type EngineResult, type NodeUnderTest, runNode } from '../../support/engine/engine';
import { rewind } from './frozen';
import { BY_FORM, type Observation, requestText, type Result, resultOf, sorted } from './observation';
import { pressOne } from './pressOne';
import type { Scene } from './scenes';
import type { Stage } from './stage';
import { freshTokens } from './tokens';
import type { Value } from './values';

export interface Built {
	node: NodeUnderTest;
	workflow: Workflow;
}

const LONGEST_MS = 5000;
let runs = 0;

export async function run(stage: Stage, built: Built, values: Value[], scene: Scene): Promise<Observation> {
	const { node, workflow } = built;
	const tokens = scene.tokens ? await freshTokens(stage, node.type, values.length) : [];
	stage.begin(scene);
	workflow.overrideStaticData({});
	// What this process knows of the codes that a workflow has sent is of one run.
	workflow.id = `workflow-${(runs += 1)}`;
	const started = rewind();
	const items = values.flatMap((value, slot) => itemsOf(value, slot, scene, tokens[slot]));
	let result = await inTime(built, items);
	for (let again = 1; again < (scene.runs ?? 1); again += 1) result = await inTime(built, items);
	if (typeof result === 'string') return { failed: result, requests: [], results: [], rest: '' };
	const took = scene.untimed ? undefined : Date.now() - started;
	const { elsewhere, service } = stage;
	const answers = scene.answered ? await pressOne(node, result.stored, service.requests) : undefined;
	const { results, unlinked } = comeOut(result, items);
	const seen = [unlinked, result.stored.waitTill, answers, took];
	return {
		...(result.error && { failed: result.error.message }),
		...{ requests: [...service.requests.map(requestText), ...elsewhere].sort(), results },
		rest: sorted([...seen, scene.slow && stage.mostAtOnce]),
	};
}

/** @returns why there is no result, as text */
async function inTime(
	{ node, workflow }: Built,
	items: INodeExecutionData[],
): Promise<EngineResult | string> {
	try {
		const late = delay(LONGEST_MS, 'the execution never ends', { ref: false });
		return await Promise.race([runNode(node, items, {}, workflow), late]);
	} catch (error) {
		const { name, message } = error as Error;
		return name === 'WorkflowHasIssuesError' ? BY_FORM : message;
	}
}

/** @param slot the place of the value among those of the run */
function itemsOf(value: Value, slot: number, scene: Scene, token?: string): INodeExecutionData[] {
	const { copies = 1, samePhone, json, binary } = scene;
	return Array.from({ length: copies }, (_, copy) => {
		const number = slot * 4 + (samePhone ? 0 : copy);
		const ids = { phone: String(79000000100 + number), callId: String(5000010 + number * 10) };
		const held = { value: value.value, ...(value.fromNow && { fromNow: true }) };
		return {
			json: { ...ids, name: 'Ann', ...json, ...(token && { token }), ...held, slot } as IDataObject,
			// The engine takes it for an item, and not for its fields, where it has this.
			binary: binary ? { data: sound('data.mp3'), sound: sound('other.mp3') } : undefined,
		};
	});
}

const sound = (fileName: string) => ({
	...{ fileName, mimeType: 'audio/mpeg', data: Buffer.from('ID3 sound').toString('base64') },
});

/** What came out, by the value of its item. */
function comeOut(result: EngineResult, items: INodeExecutionData[]) {
	const slots = items.map(({ json }) => json.slot as number);
	const results: Result[][] = Array.from({ length: Math.max(...slots) + 1 }, () => []);
	const unlinked: string[] = [];
	for (const item of [...result.items, ...result.errorItems]) {
		const { pairedItem } = item;
		const from = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : undefined;
		const own = resultOf(item);
		if (from === undefined) unlinked.push(own.text);
		else results[slots[from]].push(own);
	}
	return { results, unlinked };
}
