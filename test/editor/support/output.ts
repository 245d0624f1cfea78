/** What a node has given out, as the editor shows it. */

import type { Locator } from 'playwright-core';

import type { Page } from './editor';

const outputOf = (page: Page): Locator => page.getByTestId('output-panel');
const tableOf = (page: Page): Locator => outputOf(page).getByTestId('ndv-data-container').locator('table');

/**
 * Runs the node whose form is open and what is before it, and waits until its output is there.
 *
 * @throws Error with what n8n says when the node fails
 */
export async function execute(page: Page): Promise<void> {
	const failed = outputOf(page).getByTestId('node-error-view');
	await page.getByTestId('node-execute-button').first().click();
	await outputOf(page).getByTestId('ndv-data-container').or(failed).first().waitFor();
	if (await failed.isVisible()) throw new Error(await failed.innerText());
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
	const columns = (await tableOf(page).locator('thead th').allInnerTexts()).map((text) => text.trim());
	const cells = await tableOf(page)
		.locator('tbody td[data-col]')
		.evaluateAll((found) =>
			found.map((cell) => ({
				row: Number(cell.getAttribute('data-row')),
				column: Number(cell.getAttribute('data-col')),
				text: cell.textContent?.trim() ?? '',
				nested: cell.querySelector('[data-depth]') !== null,
			})),
		);
	const rows: string[][] = [];
	for (const { row, column, text } of cells) (rows[row] ??= [])[column] = text;
	const nested = new Set(cells.filter((cell) => cell.nested).map(({ column }) => columns[column]));
	return { columns: columns.filter((name) => name !== ''), rows, nested: [...nested] };
}
