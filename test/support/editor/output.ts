/** What a node has given out, as the editor shows it. */

import type { Locator } from 'playwright-core';

import type { Page } from './editor';

const outputOf = (page: Page): Locator => page.getByTestId('output-panel');
const tableOf = (page: Page): Locator => outputOf(page).getByTestId('ndv-data-container').locator('table');

const statusOf = (page: Page, status: 'success' | 'danger'): Locator =>
	outputOf(page).getByTestId(`node-run-status-${status}`);

/** Runs the node whose form is open and what is before it, and waits until it has gone well. */
export async function execute(page: Page): Promise<void> {
	await page.getByTestId('node-execute-button').first().click();
	await isGreen(page);
}

/** Runs the node, and waits until it has failed. */
export async function executeInVain(page: Page): Promise<{ message: string; description: string }> {
	await page.getByTestId('node-execute-button').first().click();
	await statusOf(page, 'danger').waitFor();
	const textOf = async (part: string) => await outputOf(page).getByTestId(`node-error-${part}`).innerText();
	return { message: await textOf('message'), description: await textOf('description') };
}

/**
 * Waits for the green mark above the output.
 *
 * @throws Error with what stands there instead
 */
export async function isGreen(page: Page): Promise<void> {
	await statusOf(page, 'success')
		.waitFor()
		.catch(async () => {
			throw new Error(`The node is not green. Its output says: ${await outputOf(page).innerText()}`);
		});
}

export interface Table {
	columns: string[];
	rows: string[][];
	/** The columns that hold objects or lists in place of a text or a number. */
	nested: string[];
}

/** The output as the table that people look at. */
export async function readTable(page: Page): Promise<Table> {
	await outputOf(page).getByTestId('radio-button-table').click();
	await tableOf(page).locator('tbody tr').first().waitFor();
	const headers = (await tableOf(page).locator('thead th').allInnerTexts()).map((text) => text.trim());
	const columns = headers.filter((name) => name !== '');
	const rows: string[][] = [];
	for (const row of await tableOf(page).locator('tbody tr').all()) {
		rows.push((await row.locator('td[data-col]').allTextContents()).map((text) => text.trim()));
	}
	const nested: string[] = [];
	for (const [place, name] of columns.entries()) {
		const parts = tableOf(page).locator(`td[data-col="${place}"] [data-depth]`);
		if ((await parts.count()) > 0) nested.push(name);
	}
	return { columns, rows, nested };
}
