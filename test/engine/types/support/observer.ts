/** Runs an operation in n8n's engine with a field that holds something, and tells what is seen of it. */

import { setTimeout as delay } from 'node:timers/promises';

import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { EngineResult, NodeUnderTest } from '../../../support/engine/engine';
import { runNode } from '../../../support/engine/engine';
import { rewind } from './frozen';
import type { Observation, Result } from './observation';
import { BY_FORM, requestText, resultOf, sorted } from './observation';
import type { Held } from './parameters';
import { baseFor, filled } from './parameters';
import { pressOne } from './pressOne';
import type { Scene } from './scenes';
import type { Stage } from './stage';
import { freshTokens } from './tokens';
import type { Value } from './values';
import type { Operation, Subject } from './walk';

export interface Observer {
	/** Whether each value needs a run of its own. */
	alone: boolean;
	/** Whether a good value may come to an error. */
	mayFail: boolean;
	observe(held: Held, values: Value[]): Promise<Observation>;
}

const LONGEST_MS = 5000;

export function observerOf(stage: Stage, operation: Operation, subject: Subject, scene: Scene): Observer {
	const base = baseFor(operation, subject, scene.parameters);
	const seen = new Map<string, Promise<Observation>>();
	const observe = async (parameters: INodeParameters, values: Value[]) =>
		await run(stage, { ...operation, parameters }, values, scene);
	return {
		alone: scene.waits === true,
		mayFail: scene.mayFail === true,
		async observe(held, values) {
			const parameters = filled(base, subject, held);
			if (held === 'expression') return await observe(parameters, values);
			// What is typed into the form is the same whatever the items hold.
			const name = JSON.stringify([held, values.length]);
			const known = seen.get(name) ?? observe(parameters, values);
			seen.set(name, known);
			return await known;
		},
	};
}

interface Run {
	type: string;
	parameters: INodeParameters;
}

async function run(
	stage: Stage,
	{ type, parameters }: Run,
	values: Value[],
	scene: Scene,
): Promise<Observation> {
	const tokens = scene.tokens ? await freshTokens(stage, type, values.length) : [];
	rewind();
	stage.service.requests.length = 0;
	Object.assign(stage, { mostAtOnce: 0, slowMs: scene.slow ? 10 : 0, busy: scene.busyFirst ? 1 : 0 });
	const started = Date.now();
	const node: NodeUnderTest = {
		...{ type, parameters, credentials: credentialFor(stage, type) },
		settings: { onError: 'continueErrorOutput' },
	};
	const items = values.flatMap((value, slot) => itemsOf(value, slot, scene, tokens[slot]));
	const kept: IDataObject = {};
	let result = await inTime(node, items, kept);
	for (let again = 1; again < (scene.runs ?? 1); again += 1) result = await inTime(node, items, kept);
	if (typeof result === 'string') return { failed: result, requests: [], results: [], rest: '' };
	const answers = scene.answered ? await pressOne(node, result.stored, stage.service.requests) : undefined;
	return {
		...(result.error && { failed: result.error.message }),
		requests: stage.service.requests.map(requestText).sort(),
		...comeOut(result, items),
		rest: sorted([
			...[comeOut(result, items).rest, result.stored.waitTill, answers],
			...[Date.now() - started, scene.slow && stage.mostAtOnce],
		]),
	};
}

export function credentialFor(stage: Stage, type: string) {
	const all = stage.credentials();
	const name = `${type.replace(/Trigger$/, '')}Api`;
	return { [name]: all[name] };
}

/** @returns why there is no result, as text */
async function inTime(
	node: NodeUnderTest,
	items: INodeExecutionData[],
	kept: IDataObject,
): Promise<EngineResult | string> {
	try {
		const late = delay(LONGEST_MS, 'the execution never ends', { ref: false });
		return await Promise.race([runNode(node, items, kept), late]);
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
function comeOut(result: EngineResult, items: INodeExecutionData[]): Pick<Observation, 'results' | 'rest'> {
	const slots = items.map(({ json }) => json.slot as number);
	const results: Result[][] = Array.from({ length: Math.max(...slots) + 1 }, () => []);
	const unlinked: Result[] = [];
	for (const item of [...result.items, ...result.errorItems]) {
		const { pairedItem } = item;
		const from = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : undefined;
		const row = from === undefined ? undefined : results[slots[from]];
		(row ?? unlinked).push(resultOf(item));
	}
	return { results, rest: sorted(unlinked.map(({ text }) => text)) };
}
