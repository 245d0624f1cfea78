import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { mcnAccount } from '../sandbox/accounts';
import type { Links } from '../sandbox/screen/links';
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

/**
 * Imports and activates every example that this n8n can run, and shows on the page of the sandbox where their forms are;
 * resolves with the one that verifies a phone.
 */
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
	world.sandbox.setLinks({ n8n: world.n8n.url, forms: formsOf(world.n8n.url, [...imported.values()]) });
	const main = imported.get(MAIN_EXAMPLE);
	if (!main) throw new Error(`examples/${MAIN_EXAMPLE} is missing.`);
	return main;
}

/** The forms that start these workflows, once they are active. */
export function formsOf(n8nUrl: string, workflows: WorkflowFile[]): Links['forms'] {
	return workflows.flatMap(({ name, nodes }) =>
		nodes
			.filter(({ type }) => type === 'n8n-nodes-base.formTrigger')
			.map(({ parameters }) => ({ name, url: `${n8nUrl}/form/${pathOf(parameters)}` })),
	);
}

/** Older versions of the node have it among their fields, newer ones among their options. */
function pathOf({ path, options }: WorkflowNode['parameters']): string {
	return String(path ?? (options as { path?: unknown } | undefined)?.path);
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
