/** A person approves an order by phone: the workflow asks, the page rings, and the editor of a real n8n turns green. */

import { formsOf, readExample } from '../../host/examples';
import { itemsOf } from '../../host/restExecutions';
import type { SavedWorkflow } from '../../host/restWorkflows';
import { START_TIMEOUT_MS, useWorld } from '../support/e2e/world';
import {
	type Browser,
	type Clip,
	openBrowser,
	type OpenPage,
	openPage,
	type Page,
	takePicture,
} from '../support/browser/browser';
import { executeButton, openEditor, openWorkflow, tickOf } from '../support/browser/editor';
import { flashCall, mailing, press, untilSeen, untilSpoken } from '../support/browser/screen';

const MINUTE_MS = 60_000;
jest.setTimeout(4 * MINUTE_MS);

/** What the moving picture of the README shows: scripts/pictures/film.ts joins the pieces. */
const NODES: Clip = { x: 372, y: 210, width: 890, height: 470, scale: 1 };
const PHONE: Clip = { x: 20, y: 76, width: 388, height: 764, scale: 0.615 };

let browser: Browser;
let phone: OpenPage;
let example: SavedWorkflow;
const world = useWorld({ editor: true, callbackDelayMs: 300, sandbox: { minuteMs: MINUTE_MS } });
beforeAll(async () => {
	browser = await openBrowser();
	const file = await readExample('approve-an-order-by-phone.json');
	example = await world.api.importWorkflow(file, world.credentials);
	phone = await openPage(browser, world.sandbox.url);
}, START_TIMEOUT_MS);
afterAll(async () => {
	await browser?.close();
}, MINUTE_MS);
afterEach(() => expect(phone.wrongs).toEqual([]));

/** Sends the form as it is filled in already. */
async function order(form: Page): Promise<void> {
	await form.getByRole('button', { name: 'Order' }).click({ timeout: MINUTE_MS });
}

/** Takes the call; resolves when the question has been asked. */
async function answerPhone(): Promise<void> {
	await phone.page.bringToFront();
	await press(phone.page, 'Answer').click({ timeout: MINUTE_MS });
	const question =
		'Hello! Order A-7 for 4200 rubles is waiting for you. Press 1 to approve it, press 2 to decline.';
	await untilSpoken(phone.page, question);
}

it('in the editor: execute, order, answer the phone, press 1, and the nodes are green', async () => {
	const editor = await openEditor(browser, world);
	await openWorkflow(editor, world, example.id);
	// So that the lists of the page have something to show.
	for (const ending of ['00', '01', '04']) await flashCall(world.sandbox, '0427', `790000001${ending}`);
	await mailing(world.sandbox, ['79000000102', '79000000110']);
	const form = editor.context().waitForEvent('page');
	await takePicture(editor, 'film-1-editor', { clip: NODES });
	await takePicture(phone.page, 'film-1-phone', { clip: PHONE });
	await executeButton(editor).click();
	await order(await form);
	await press(phone.page, 'Answer').waitFor({ timeout: MINUTE_MS });
	await takePicture(phone.page, 'film-2-phone', { clip: PHONE });
	await editor.bringToFront();
	await takePicture(editor, 'film-2-editor', { clip: NODES });

	await answerPhone();
	for (const colorScheme of ['dark', 'light'] as const) {
		await phone.page.emulateMedia({ colorScheme });
		await takePicture(phone.page, `approve-phone-${colorScheme}`);
	}
	await takePicture(phone.page, 'film-3-phone', { clip: PHONE });
	await press(phone.page, '1').click();
	await untilSpoken(phone.page, 'Thank you. The order is approved. Goodbye.');
	await takePicture(phone.page, 'film-4-phone', { clip: PHONE });
	await (await form).getByText('Order A-7 has been approved.').waitFor();

	await editor.bringToFront();
	for (const node of ['Ask by Phone', 'Is It Approved?', 'Deliver the Order', 'It Comes Today']) {
		await tickOf(editor, node).waitFor();
	}
	expect(await tickOf(editor, 'Hold the Order Back').count()).toBe(0);
	await executeButton(editor).getByText('Execute workflow').waitFor();
	await takePicture(editor, 'film-5-editor', { clip: NODES });
	const execution = await world.api.waitForExecution({ workflowId: example.id });
	expect(execution.status).toBe('success');
	expect(itemsOf(execution, 'Ask by Phone')).toEqual([
		expect.objectContaining({ approved: true, outcome: 'answered', answer: '1', phone: '79000000177' }),
	]);
});

it('without the editor: the page leads to the form, the person presses 2 on the keyboard, and the order is held back', async () => {
	await world.api.activate(example.id);
	world.sandbox.setLinks({ n8n: world.n8n.url, forms: formsOf(world.n8n.url, [example]) });
	const opening = phone.page.context().waitForEvent('page');
	await phone.page.getByRole('link', { name: example.name }).click();
	const form = await opening;
	await order(form);
	await answerPhone();
	await phone.page.keyboard.press('2');
	await untilSeen(phone.page, 'The order is declined. Goodbye.');
	await form.getByText('Nobody has approved order A-7.').waitFor();
	const execution = await world.api.waitForExecution({
		workflowId: example.id,
		where: (candidate) => itemsOf(candidate, 'Hold the Order Back').length > 0,
	});
	expect(itemsOf(execution, 'Hold the Order Back')).toEqual([{ order: 'A-7', why: 'answered' }]);
});
