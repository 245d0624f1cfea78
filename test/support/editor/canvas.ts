/** The canvas of the editor: its nodes, and the lines between them. */

import type { Locator } from 'playwright-core';

import type { Page } from './editor';

/** The dot where lines leave or reach a node. */
export const dotOf = (page: Page, node: string, side: 'input' | 'output', place = 0): Locator =>
	page.locator(
		`[data-test-id="canvas-node-${side}-handle"][data-node-name="${node}"][data-index="${place}"]`,
	);

/** The + behind an output. */
export const plusOf = (page: Page, node: string, output = 0): Locator =>
	dotOf(page, node, 'output', output).getByTestId('canvas-handle-plus');

/** Draws a line with the mouse, in a bow, as people do. */
export async function drawLine(page: Page, from: Locator, to: Locator): Promise<void> {
	const [start, end] = [await middleOf(from), await middleOf(to)];
	await page.mouse.move(start.x, start.y);
	await page.mouse.down();
	await page.mouse.move(start.x, start.y + 120, { steps: 5 });
	await page.mouse.move(end.x, end.y, { steps: 10 });
	await page.mouse.up();
}

async function middleOf(dot: Locator): Promise<{ x: number; y: number }> {
	await dot.waitFor();
	const box = await dot.boundingBox();
	if (!box) throw new Error('The dot is out of sight');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
