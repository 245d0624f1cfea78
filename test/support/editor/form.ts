/** The form of a node in the editor: what it shows, and what a person does in it. */

import type { Locator } from 'playwright-core';

import type { SavedWorkflow } from '../../../host/restWorkflows';
import type { Editor, Page } from './editor';
import { importAround, UNDER_TEST, type NodeOnCanvas } from './workflow';

/** Opens the form of a node, in a workflow of its own. */
export async function openForm(editor: Editor, wanted: NodeOnCanvas): Promise<SavedWorkflow> {
	const workflow = await importAround(editor, wanted);
	await editor.open(`/workflow/${workflow.id}/${UNDER_TEST}`);
	await formOf(editor.page).waitFor();
	return workflow;
}

export const formOf = (page: Page): Locator => page.getByTestId('node-parameters').first();
/** A field, by its path in the parameters: `operation`, or `branches.branch[0].digit`. */
export const fieldOf = (page: Page, path: string): Locator =>
	formOf(page).locator(`[data-parameter-path=${JSON.stringify(`parameters.${path}`)}]`);
export const inputOf = (page: Page, path: string): Locator =>
	fieldOf(page, path).locator('input, textarea').first();

/** The names of the fields that a person sees, from top to bottom. */
export async function shownFields(page: Page): Promise<string[]> {
	const labels = await formOf(page).locator('label[for]:visible').all();
	return await Promise.all(labels.map(async (label) => (await label.getAttribute('for')) ?? ''));
}

/** Chooses an option of a dropdown by what it is called. */
export async function choose(page: Page, path: string, option: string): Promise<void> {
	await pick(inputOf(page, path), optionNamed(page, option));
}

export const optionNamed = (page: Page, name: string): Locator =>
	page
		.getByTestId('parameter-input-item')
		.filter({ has: page.getByText(name, { exact: true }), visible: true });

/** Opens the list of a collection, such as 'Add Guard', and chooses from it. */
export async function add(page: Page, list: string, option: string, place = 0): Promise<void> {
	const shown = formOf(page).getByText(option, { exact: true });
	const before = await shown.count();
	await pick(
		formOf(page).getByPlaceholder(list, { exact: true }).nth(place),
		partNamed(page, option),
		async () => (await shown.count()) > before,
	);
}

/** What the list of a collection has. */
export const partNamed = (page: Page, name: string): Locator =>
	page.getByRole('option', { name, exact: true }).filter({ visible: true });

/** n8n takes over what is typed 100 ms later, by the clock of the page. */
const TAKEN_OVER_MS = 300;

/** Types a text, and waits until n8n knows of it: what is run or saved earlier has the text from before. */
export async function typeInto(input: Locator, text: string): Promise<void> {
	await input.fill(text);
	await input.evaluate(
		async (_, ms) => await new Promise((resolve) => void setTimeout(resolve, ms)),
		TAKEN_OVER_MS,
	);
}

const CLICKS = 5;
const CLICKED_MS = 2_000;
/** Where a click has led to nothing, the next is given twice the time: the machine may be slow. */
const patience = (click: number) => CLICKED_MS * 2 ** click;

const never = async () => await Promise.resolve(false);

/**
 * Opens a list and presses what it has. A form that is just drawn anew can lose a click, or close the list again.
 * On a slow machine a click can also count after its time was over: `isChosen` says so, as a collection then no longer
 * offers what it was given.
 */
export async function pick(list: Locator, option: Locator, isChosen = never): Promise<void> {
	for (let click = 1; ; click++) {
		try {
			await list.click();
			await option.click({ timeout: patience(click - 1) });
			await option.waitFor({ state: 'hidden' });
			return;
		} catch (error) {
			if (await isChosen()) return;
			if (click === CLICKS) throw error;
		}
	}
}

/** Switches something on. A form that is just drawn anew can lose a click. */
export async function switchOn(page: Page, path: string): Promise<void> {
	const field = fieldOf(page, path);
	const isOn = async () => await field.locator('.el-switch.is-checked').isVisible();
	for (let click = 0; click < CLICKS && !(await isOn()); click++) {
		await field.locator('.el-switch').click();
		await field
			.locator('.el-switch.is-checked')
			.waitFor({ timeout: patience(click) })
			.catch(() => undefined);
	}
	if (!(await isOn())) throw new Error(`${path} cannot be switched on`);
}
