/** What nodes give out can be read in the editor's table: few columns, short texts, nothing within each other. */

import type { WorkflowNode } from '../../host/restWorkflows';
import { OPEN_MS, openEditor, takePictures, type Editor } from '../support/editor/editor';
import { openForm } from '../support/editor/form';
import { execute, readTable } from '../support/editor/output';
import { manualStart } from '../support/editor/workflow';

/** More than these do not fit beside each other without scrolling far. */
const MOST_COLUMNS = 11;
const LONGEST_TEXT = 60;

let editor: Editor;
beforeAll(async () => {
	editor = await openEditor();
	await editor.page.setViewportSize({ width: 1920, height: 1000 });
}, OPEN_MS);
afterAll(async () => await editor?.close());

/** Three items with a phone number each, as a table of customers gives them. */
const people: Array<Partial<WorkflowNode>> = [
	manualStart,
	{
		name: 'Customers',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			mode: 'raw',
			jsonOutput: JSON.stringify({
				customers: ['Anna', 'Boris', 'Elena'].map((name, place) => ({ name, phone: `790000002${place}0` })),
			}),
		},
	},
	{
		name: 'One by One',
		type: 'n8n-nodes-base.splitOut',
		parameters: { fieldToSplitOut: 'customers', options: {} },
	},
];

interface Shown {
	title: string;
	type: string;
	parameters: Record<string, unknown>;
	before?: Array<Partial<WorkflowNode>>;
	columns: string[];
	rows: number;
	/** The columns whose texts are long by their nature. */
	long?: string[];
}

const verification = { resource: 'verification', operation: 'flashCall', phoneNumber: '={{ $json.phone }}' };
const placed = ['outcome', 'state', 'phone', 'callId'];
const money = ['price', 'priceDecimal', 'currency'];
const sealed = ['service', 'token', 'codeLength', 'expiresAt'];
const balance = ['balance', 'balanceDecimal', 'currency'];

const shown: Shown[] = [
	{
		title: 'MCN Telecom: flash calls',
		type: 'mcnTelecom',
		parameters: verification,
		before: people,
		columns: [...placed, ...sealed],
		rows: 3,
		long: ['token'],
	},
	{
		title: 'Mobilgroup: flash calls',
		type: 'mobilgroup',
		parameters: verification,
		before: people,
		columns: [...placed, ...money, ...sealed],
		rows: 3,
		long: ['token'],
	},
	{
		title: 'Mobilgroup: a mailing',
		type: 'mobilgroup',
		parameters: {
			resource: 'mailing',
			operation: 'send',
			senderNumber: { __rl: true, mode: 'list', value: '79000000001' },
			message: 'We are closed on Monday.',
		},
		before: people,
		columns: ['outcome', 'state', 'phone', 'mailingId', ...money, 'durationSeconds', 'service'],
		rows: 3,
	},
	{
		title: 'Mobilgroup: the scripts',
		type: 'mobilgroup',
		parameters: { resource: 'script', operation: 'getAll' },
		columns: ['id', 'name', 'durationSeconds'],
		rows: 3,
	},
	{
		title: 'Mobilgroup: the balance',
		type: 'mobilgroup',
		parameters: { resource: 'account', operation: 'getBalance' },
		columns: [...balance, 'balanceOf', 'service'],
		rows: 1,
	},
	{
		title: 'Zvonobot: calls',
		type: 'zvonobot',
		parameters: {
			resource: 'call',
			operation: 'create',
			callFrom: 'dutyNumber',
			text: 'Your order is ready. Press 1 to confirm.',
		},
		before: people,
		columns: [...placed, 'service', 'plannedAt', 'recordPrice', 'recordPriceDecimal', 'currency'],
		rows: 3,
	},
	{
		title: 'Zvonobot: the phone numbers',
		type: 'zvonobot',
		parameters: { resource: 'phoneNumber', operation: 'getAll' },
		columns: ['phoneNumberId', 'phone', 'confirmed', 'shared', 'system', 'service'],
		rows: 2,
	},
	{
		title: 'Zvonobot: the templates',
		type: 'zvonobot',
		parameters: { resource: 'template', operation: 'getAll' },
		columns: ['templateId', 'name', 'text', 'moderated', 'service'],
		rows: 4,
	},
	{
		title: 'Zvonobot: the account',
		type: 'zvonobot',
		parameters: { resource: 'account', operation: 'get' },
		columns: ['accountId', 'email', ...balance, 'service'],
		rows: 1,
	},
];

it.each(shown)('$title', async ({ type, parameters, before = [manualStart], columns, rows, long = [] }) => {
	const { page } = editor;
	await openForm(editor, { type, parameters, before });
	await execute(page);
	const table = await readTable(page);
	await takePictures(page, `output-${type}-${String(parameters.resource)}-${String(parameters.operation)}`);
	expect(table.columns).toEqual(columns);
	expect(table.rows).toHaveLength(rows);
	expect(table.columns.length).toBeLessThanOrEqual(MOST_COLUMNS);
	expect(table.nested).toEqual([]);
	const tooLong = table.rows.flat().filter((text, place) => {
		return text.length > LONGEST_TEXT && !long.includes(columns[place % columns.length]);
	});
	expect(tooLong).toEqual([]);
});
