/** What a node has given out, as the editor shows it. */

import type { Locator } from 'playwright-core';

import type { Page } from './editor';

const outputOf = (page: Page): Locator => page.getByTestId('output-panel');
const tableOf = (page: Page): Locator => outputOf(page).getByTestId('ndv-data-container').locator('table');

const errorOf = (page: Page): Locator => outputOf(page).getByTestId('node-error-view');

/** Runs the node whose form is open and what is before it, until it has an output or has failed. */
async function press(page: Page): Promise<void> {
	await page.getByTestId('node-execute-button').first().click();
	await outputOf(page).getByTestId('ndv-executing').waitFor({ state: 'hidden' });
}

/** @throws Error with what n8n says when the node fails */
export async function execute(page: Page): Promise<void> {
	await press(page);
	await outputOf(page).getByTestId('ndv-data-container').or(errorOf(page)).first().waitFor();
	if (await errorOf(page).isVisible()) throw new Error(await errorOf(page).innerText());
}

/** @returns what n8n says when the node fails */
export async function executeInVain(page: Page): Promise<string> {
	await press(page);
	await errorOf(page).waitFor();
	return await errorOf(page).innerText();
}

/** Waits for the green mark above the output. */
export async function isGreen(page: Page): Promise<void> {
	await outputOf(page).getByTestId('node-run-status-success').waitFor();
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
