/**
 * What the pages promise to be built in five minutes, built by a newcomer who knows the page only. n8n wakes a campaign once
 * a minute, so the sign-up is built while it waits.
 */

import { connect } from '../../host/restConnection';
import { OPEN_MS, openEditor, takePictures, type Editor, type Page } from '../support/editor/editor';
import type { Newcomer } from '../support/editor/newcomer';
import { callsTo } from '../support/editor/sandbox';
import { startCampaign } from './byThePage/campaign';
import { buildSignUp, signUp } from './byThePage/signUp';

const FIVE_MINUTES = 300;
const CAMPAIGN_MS = 360_000;

let editor: Editor;
let other: Editor;
beforeAll(async () => {
	editor = await openEditor();
	other = await openEditor();
	for (const { page } of [editor, other]) {
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.setViewportSize({ width: 1440, height: 800 });
	}
}, OPEN_MS);
afterAll(async () => {
	await editor?.close();
	await other?.close();
});

let table: string;
let caller: Newcomer;

it('a table is called in five minutes', async () => {
	({ newcomer: caller, table } = await startCampaign(editor));
	// The item that goes round is on its way, beside the one that the start gives.
	await editor.page.getByText('1 item', { exact: true }).nth(1).waitFor();
	await takePictures(editor.page, 'campaign-waiting');
	expect(caller.seconds).toBeLessThan(FIVE_MINUTES);
});

describe('a sign-up', () => {
	let phone: string;
	const codeOf = async () => (await callsTo(other, phone)).at(-1)?.callerNumber.slice(-4) ?? '';

	it('is built in five minutes', async () => {
		const newcomer = await buildSignUp(other);
		await newcomer.looksAtAll();
		await takePictures(other.page, 'sign-up');
		expect(newcomer.seconds).toBeLessThan(FIVE_MINUTES);
	});

	it('thanks for the code of the call', async () => {
		phone = '79000000100';
		expect(await signUp(other.page, phone, codeOf)).toContain('The phone number is confirmed.');
	});

	it('calls nobody who comes again at once', async () => {
		expect(await signUp(other.page, phone)).toContain('We cannot call this number now.');
		expect(await callsTo(other, phone)).toHaveLength(1);
	});

	it('says that a wrong code is not right', async () => {
		phone = '79000000104';
		const wrong = async () => ((await codeOf()) === '0000' ? '1111' : '0000');
		expect(await signUp(other.page, phone, wrong)).toContain('This code is not right');
	});
});

/** What becomes of a row of examples/customers.csv, by the last two digits of its phone: its answer, and its calls. */
const RESULTS: Record<string, [string, number]> = {
	'21': ['Approve', 1],
	'22': ['Decline', 1],
	'32': ['Approve', 2],
	'01': ['notReached', 2],
	'02': ['notReached', 2],
	'03': ['notReached', 1],
	'27': ['noKey', 1],
};

it(
	'every row of the table has its answer, and those who were not reached were called again',
	async () => {
		const { page } = editor;
		// What the page says of it is gone after some seconds, so n8n itself is asked.
		await editor.api.waitForExecution({ workflowId: workflowOn(page), withinMs: CAMPAIGN_MS });
		caller.reads('`2`');
		caller.reads('`calls`');
		caller.hasDoneAll();
		const rows = await rowsOf(table);
		expect(rows).toHaveLength(50);
		expect(rows.map(({ answer, calls }) => [answer, calls])).toEqual(
			rows.map(({ phone }) => RESULTS[phone.slice(-2)]),
		);
		expect(rows.map(({ name }) => name)).toEqual(rows.map((_, row) => `Customer ${row + 1}`));
		await editor.open(table);
		await page.getByText('Customer 20', { exact: true }).waitFor();
		await takePictures(page, 'campaign-done');
	},
	CAMPAIGN_MS + 60_000,
);

function workflowOn(page: Page): string {
	const [, id] = /\/workflow\/([^/?#]+)/.exec(page.url()) ?? [];
	if (id === undefined) throw new Error(`There is no workflow at ${page.url()}`);
	return id;
}

interface CustomerRow {
	phone: string;
	name: string;
	answer: string;
	calls: number;
}

/** @param address of the table in the editor */
async function rowsOf(address: string): Promise<CustomerRow[]> {
	const { request } = await connect(editor.n8nUrl, editor.session);
	const path = address.replace('datatables', 'data-tables');
	const { data } = await request<{ data: CustomerRow[] }>('GET', `/rest${path}/rows?take=100&sortBy=id:asc`);
	return data;
}
