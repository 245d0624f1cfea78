/** The form of a node in the editor: what it shows, and what a person does in it. */

import { randomUUID } from 'node:crypto';

import type { Locator } from 'playwright-core';

import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import type { Editor, Page } from './editor';

/** A node of this package, as a person has put it on the canvas. */
export interface NodeOnCanvas {
	type: string;
	parameters?: WorkflowNode['parameters'];
	/** What runs before it, in this order. */
	before?: Array<Partial<WorkflowNode>>;
}

const UNDER_TEST = 'under-test';

/** Opens the form of a node, in a workflow of its own. */
export async function openForm(editor: Editor, wanted: NodeOnCanvas): Promise<SavedWorkflow> {
	const { type, parameters = {}, before = [] } = wanted;
	const credential = `${type.replace(/Trigger$/, '')}Api`;
	const nodes = [
		...before,
		{
			id: UNDER_TEST,
			name: 'Under Test',
			type: `n8n-nodes-voice-calls.${type}`,
			webhookId: randomUUID(),
			parameters,
			credentials: { [credential]: editor.credentials[credential] },
		},
	].map((node, place) => ({ typeVersion: 1, position: [place * 200, 0], ...node }) as WorkflowNode);
	const next = ({ name }: WorkflowNode) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const connections = Object.fromEntries(
		nodes.slice(1).map((node, place) => [nodes[place].name, next(node)]),
	);
	const settings = { executionOrder: 'v1' };
	const name = `Editor ${randomUUID()}`;
	const workflow = await editor.api.importWorkflow({ name, nodes, connections, settings });
	await editor.open(`/workflow/${workflow.id}/${UNDER_TEST}`);
	await formOf(editor.page).waitFor();
	return workflow;
}

export const formOf = (page: Page): Locator => page.getByTestId('node-parameters').first();
/** The input of a field, by the field's name in the node's description. */
export const inputOf = (page: Page, name: string): Locator =>
	formOf(page).getByTestId(`parameter-input-${name}`).locator('input, textarea').first();

/** The names of the fields that a person sees, from top to bottom. */
export async function shownFields(page: Page): Promise<string[]> {
	const labels = await formOf(page).locator('label[for]:visible').all();
	return await Promise.all(labels.map(async (label) => (await label.getAttribute('for')) ?? ''));
}

/** Chooses an option of a dropdown by what it is called. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
	await inputOf(page, field).click();
	await optionNamed(page, option).click();
	await optionNamed(page, option).waitFor({ state: 'hidden' });
}

const optionNamed = (page: Page, name: string): Locator =>
	page
		.getByTestId('parameter-input-item')
		.filter({ has: page.getByText(name, { exact: true }), visible: true });

/** Opens the list of a collection, such as 'Add Guard', and chooses from it. */
export async function add(page: Page, list: string, option: string, place = 0): Promise<void> {
	await formOf(page).getByPlaceholder(list, { exact: true }).nth(place).click();
	const chosen = page.getByRole('option', { name: option, exact: true }).filter({ visible: true });
	await chosen.click();
	await chosen.waitFor({ state: 'hidden' });
}

/** Runs the node and what is before it, and waits until its output is there. */
export async function execute(page: Page): Promise<void> {
	await page.getByTestId('node-execute-button').first().click();
	await outputOf(page).getByTestId('ndv-data-container').or(errorOf(page)).first().waitFor();
}

export const outputOf = (page: Page): Locator => page.getByTestId('output-panel');
export const errorOf = (page: Page): Locator => outputOf(page).getByTestId('node-error-view');
