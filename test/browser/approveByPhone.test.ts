/** A person approves an order by phone: the workflow asks, the page rings, and the editor of a real n8n turns green. */

import { readExample } from '../../host/examples';
import { itemsOf } from '../../host/restExecutions';
import type { SavedWorkflow } from '../../host/restWorkflows';
import { START_TIMEOUT_MS, startWorld, type World } from '../e2e/support/world';
import type { Browser, OpenPage } from './support/browser';
import { openBrowser, openPage, takePicture } from './support/browser';
import { executeFrom, nodeOf, openEditor, openWorkflow, tickOf } from './support/editor';
import { press, untilSeen } from './support/screen';

const MINUTE_MS = 60_000;
jest.setTimeout(4 * MINUTE_MS);

let world: World;
let browser: Browser;
let phone: OpenPage;
let example: SavedWorkflow;
beforeAll(async () => {
	browser = await openBrowser();
	world = await startWorld({ callbackDelayMs: 300, sandbox: { minuteMs: MINUTE_MS } });
	example = await world.api.importWorkflow(
		await readExample('approve-an-order-by-phone.json'),
		world.credentials,
	);
	phone = await openPage(browser, world.sandbox.url);
}, START_TIMEOUT_MS);
afterAll(async () => {
	await browser?.close();
	await world?.stop();
}, MINUTE_MS);

it('in the editor: execute, answer the phone, press 1, and the nodes are green', async () => {
	const editor = await openEditor(browser, world);
	await openWorkflow(editor, world, example.id);
	await executeFrom(editor, 'Try It Here');

	await phone.page.bringToFront();
	await press(phone.page, 'Answer').click({ timeout: MINUTE_MS });
	await untilSeen(
		phone.page,
		'Hello! Order A-7 for 4200 rubles is waiting for you. Press 1 to approve it, press 2 to decline.',
	);
	await takePicture(phone.page, 'approve-phone');
	await press(phone.page, '1').click();
	await untilSeen(phone.page, 'Thank you. The order is approved. Goodbye.');

	await editor.bringToFront();
	await tickOf(editor, 'Deliver the Order').waitFor();
	await tickOf(editor, 'Ask by Phone').waitFor();
	await expect(tickOf(editor, 'Hold the Order Back').count()).resolves.toBe(0);
	await expect(nodeOf(editor, 'Hold the Order Back').count()).resolves.toBe(1);
	await takePicture(editor, 'approve-editor');
	const { status, resultData } = await world.api.waitForExecution({ workflowId: example.id });
	expect(status).toBe('success');
	const execution = { resultData } as Parameters<typeof itemsOf>[0];
	expect(itemsOf(execution, 'Ask by Phone')).toEqual([
		expect.objectContaining({ approved: true, outcome: 'answered', digit: '1', phone: '79000000177' }),
	]);
	expect(phone.wrongs).toEqual([]);
});

it('from the shop: the person presses 2 on the keyboard, and the order is held back', async () => {
	await world.api.activate(example.id);
	await phone.page.bringToFront();
	const response = await fetch(`${world.n8n.url}/webhook/approve-order`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ order: 'B-8', total: 90, phone: '79000000277' }),
	});
	expect(response.status).toBe(200);
	await press(phone.page, 'Answer').waitFor({ timeout: MINUTE_MS });
	await phone.page.keyboard.press('Enter');
	await untilSeen(phone.page, /Order B-8 for 90 rubles/);
	await phone.page.keyboard.press('2');
	await untilSeen(phone.page, /declined/);
	const execution = await world.api.waitForExecution({
		workflowId: example.id,
		withinMs: MINUTE_MS,
		where: (candidate) => itemsOf(candidate, 'Hold the Order Back').length > 0,
	});
	expect(itemsOf(execution, 'Hold the Order Back')).toEqual([{ order: 'B-8', why: 'answered' }]);
	expect(phone.wrongs).toEqual([]);
});
