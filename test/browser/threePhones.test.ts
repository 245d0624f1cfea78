/** Three people are asked at once: three phones ring on the page, one presses 1, and the two others stop. */

import { itemsOf } from '../../host/restExecutions';
import { START_TIMEOUT_MS, useWorld } from '../support/e2e/world';
import { askingNode } from '../support/e2e/waiting';
import { type Browser, openBrowser, type OpenPage, openPage, takePicture } from '../support/browser/browser';
import { executeButton, openEditor, openWorkflow, tickOf } from '../support/browser/editor';
import { phoneOf, press, untilSeen } from '../support/browser/screen';

const MINUTE_MS = 60_000;
jest.setTimeout(4 * MINUTE_MS);
const PHONES = ['79000000177', '79000000277', '79000000377'];

let browser: Browser;
let phone: OpenPage;
const world = useWorld({ editor: true, callbackDelayMs: 300, sandbox: { minuteMs: 4 * MINUTE_MS } });
beforeAll(async () => {
	browser = await openBrowser();
	phone = await openPage(browser, world.sandbox.url);
}, START_TIMEOUT_MS);
afterAll(async () => {
	await browser?.close();
}, MINUTE_MS);

const nodeOf = (name: string, type: string, typeVersion: number, at: number, parameters: object) => ({
	...{ id: name, name, type: `n8n-nodes-base.${type}`, typeVersion, position: [at * 220, 0] },
	parameters: parameters as Record<string, never>,
});

it('one presses 1, the canvas goes on, and nobody else has to answer', async () => {
	const people = JSON.stringify({ people: PHONES.map((number) => ({ phone: number })) });
	const workflow = await world.api.importWorkflow(
		{
			name: 'Three phones',
			nodes: [
				nodeOf('Start', 'manualTrigger', 1, 0, {}),
				nodeOf('People', 'set', 3.4, 1, { mode: 'raw', jsonOutput: people, options: {} }),
				nodeOf('Each', 'splitOut', 1, 2, { fieldToSplitOut: 'people', options: {} }),
				{
					...nodeOf('Ask', '', 1, 3, {}),
					...askingNode(world, { options: { goOnWhen: 'firstApproval' } }),
					type: 'n8n-nodes-voice-calls.zvonobot',
				},
				nodeOf('Decided', 'noOp', 1, 4, {}),
			],
			connections: Object.fromEntries(
				['Start', 'People', 'Each', 'Ask', 'Decided'].flatMap((name, at, all) =>
					at + 1 < all.length ? [[name, { main: [[{ node: all[at + 1], type: 'main', index: 0 }]] }]] : [],
				),
			),
			settings: { executionOrder: 'v1' },
		},
		world.credentials,
	);
	const editor = await openEditor(browser, world);
	await openWorkflow(editor, world, workflow.id);
	await executeButton(editor).click();

	const { page } = phone;
	await page.bringToFront();
	const others = phoneOf(page).getByRole('button', { name: /^Also rings: / });
	await others.nth(1).waitFor({ timeout: MINUTE_MS });
	await takePicture(page, 'three-phones');
	await press(page, 'Also rings: +7 900 000 02 77').click();
	await press(page, 'Answer').click();
	await press(page, '1').click();
	await others.first().waitFor({ state: 'detached' });
	await untilSeen(page, /Call ended/);
	expect(await page.getByRole('cell', { name: 'Canceled', exact: true }).count()).toBe(2);
	await page.getByRole('row', { name: /\+7 900 000 02 77.*Answered 1$/ }).waitFor();

	await editor.bringToFront();
	for (const name of ['Ask', 'Decided']) await tickOf(editor, name).waitFor();
	const execution = await world.api.waitForExecution({ workflowId: workflow.id });
	expect(
		itemsOf(execution, 'Decided').map((item) => [item.phone, item.outcome, item.approved, item.state]),
	).toEqual([
		[PHONES[0], 'canceled', false, 'ringing'],
		[PHONES[1], 'answered', true, expect.any(String)],
		[PHONES[2], 'canceled', false, 'ringing'],
	]);
	expect(phone.wrongs).toEqual([]);
});

it('the phone forgets a call that has ended a while ago', async () => {
	const { page } = phone;
	await page.bringToFront();
	await untilSeen(page, /Call ended|Waiting for a call/);
	await page.goto(world.sandbox.url);
	await phoneOf(page)
		.getByText('Waiting for a call')
		.waitFor({ timeout: 2 * MINUTE_MS });
});
