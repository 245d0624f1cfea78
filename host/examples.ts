import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { mcnAccount } from '../sandbox/accounts';
import { canRun, typeUnderTest } from './packageUnderTest';
import { hasNewAgents } from './recipe';
import type { SavedWorkflow, WorkflowFile, WorkflowNode } from './restWorkflows';
import type { World } from './world';

const folder = resolve(__dirname, '../examples');
const MAIN_EXAMPLE = 'verify-phone-by-flash-call.json';
/** Where the example that asks for approval by phone takes orders, once it is active. */
export const ORDER_FORM = 'form/new-order';

/** Reads an example workflow; the one that verifies a phone by default. */
export async function readExample(file = MAIN_EXAMPLE): Promise<WorkflowFile> {
	return JSON.parse(await readFile(join(folder, file), 'utf8')) as WorkflowFile;
}

/** Imports and activates every example that this n8n can run; resolves with the one that verifies a phone. */
export async function importExamples(world: World): Promise<SavedWorkflow> {
	const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
	const imported = new Map<string, SavedWorkflow>();
	for (const file of files) {
		const example = await readExample(file);
		if (!canRun(example)) continue;
		if (!hasNewAgents() && example.nodes.some(({ type }) => type.endsWith('HitlTool'))) continue;
		const workflow = await world.api.importWorkflow(example, world.credentials);
		await world.api.activate(workflow.id);
		imported.set(file, workflow);
	}
	const main = imported.get(MAIN_EXAMPLE);
	if (!main) throw new Error(`examples/${MAIN_EXAMPLE} is missing.`);
	return main;
}

/** Tells the sandbox where to report calls: to the trigger of the workflow. */
export function connectMcnWebhook(world: World, workflow: SavedWorkflow): void {
	const { webhookId } = nodeOfType(workflow, 'n8n-nodes-voice-calls.mcnTelecomTrigger');
	const secret = encodeURIComponent(mcnAccount.webhookSecret);
	world.sandbox.setMcnWebhook(`${world.n8n.url}/webhook/${webhookId}/webhook?secret=${secret}`);
}

/** The only node of the type in the workflow. */
export function nodeOfType(workflow: WorkflowFile, type: string): WorkflowNode {
	const node = workflow.nodes.find((candidate) => candidate.type === typeUnderTest(type));
	if (!node) throw new Error(`The workflow "${workflow.name}" has no node of type ${type}.`);
	return node;
}
