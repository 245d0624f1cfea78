/** A campaign as a newcomer adds it: the line from 'Continue' back to the node, the run, and what stands on the way. */

import type { Locator } from 'playwright-core';

import { OPEN_MS, openEditor, takePictures, type Editor } from '../support/editor/editor';
import { openForm } from '../support/editor/form';
import { readTable } from '../support/editor/output';
import { manualStart } from '../support/editor/workflow';

let editor: Editor;
beforeAll(async () => {
	editor = await openEditor();
}, OPEN_MS);
afterAll(async () => await editor?.close());

const rows = {
	name: 'Guests',
	type: 'n8n-nodes-base.code',
	typeVersion: 2,
	parameters: {
		jsCode:
			"return ['21', '22', '02'].map((ending, row) => ({ json: { row, phone: `7900040${row}0${ending}` } }));",
	},
};

it('is drawn back to itself, and says how it stands while it waits', async () => {
	const { page } = editor;
	await openForm(editor, {
		type: 'zvonobotCampaign',
		name: 'Zvonobot Campaign',
		parameters: { callFrom: 'dutyNumber', message: 'Will you come tomorrow? Press 1 or 2.' },
		before: [manualStart, rows],
	});
	await page.keyboard.press('Escape');
	const node = page.locator('[data-test-id="canvas-node"][data-node-name="Zvonobot Campaign"]');
	const handle = (kind: string, place: number) =>
		page.locator(
			`[data-test-id="canvas-node-${kind}-handle"][data-node-name="Zvonobot Campaign"][data-index="${place}"]`,
		);
	await handle('output', 0).waitFor();
	const middle = async (of: Locator) => {
		const box = await of.boundingBox();
		return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
	};
	const [from, to] = [await middle(handle('output', 0)), await middle(handle('input', 0))];
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(from.x, from.y + 120, { steps: 5 });
	await page.mouse.move(to.x, to.y, { steps: 10 });
	await page.mouse.up();
	await page.getByTestId('execute-workflow-button').click();
	await page.waitForTimeout(8000);
	await page.screenshot({ path: '/tmp/w/camp-wait.png' });
	console.log(await node.innerHTML());
	await page
		.getByText('The calls are under way.')
		.or(page.getByTestId('canvas-node-status-waiting'))
		.first()
		.waitFor();
	await page.screenshot({ path: '/tmp/w/camp-wait.png' });
	await takePictures(page, 'campaign-waiting');
	await page.getByTestId('canvas-node-status-success').nth(2).waitFor({ timeout: 120_000 });
	await page.screenshot({ path: '/tmp/w/camp-done.png' });
	await node.dblclick();
	const { columns, rows: results } = await readTable(page);
	await page.screenshot({ path: '/tmp/w/camp-output.png' });
	await takePictures(page, 'campaign-done');
	expect(results.map((row) => ['outcome', 'label'].map((name) => row[columns.indexOf(name)]))).toEqual([
		['answered', 'Approve'],
		['answered', 'Decline'],
		['notReached', 'null'],
	]);
}, 240_000);
