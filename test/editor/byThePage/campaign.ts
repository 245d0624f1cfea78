/** The campaign of docs/campaigns.md: a table with 50 rows, read, called, and written back. */

import { dotOf, plusOf } from '../../support/editor/canvas';
import type { Editor } from '../../support/editor/editor';
import { fieldOf, formOf, inputOf } from '../../support/editor/form';
import { Newcomer } from '../../support/editor/newcomer';

const START = 'When clicking ‘Execute workflow’';
const CAMPAIGN = 'Zvonobot Campaign';

/**
 * Builds it and starts it.
 *
 * @returns the newcomer, and the path of the table
 */
export async function startCampaign(editor: Editor): Promise<{ newcomer: Newcomer; table: string }> {
	const newcomer = new Newcomer(editor.page, 'docs/campaigns.md', 'Call a table in five minutes');
	await editor.open('/home/workflows');
	const table = await makeTable(newcomer);
	await readRows(newcomer);
	await call(newcomer);
	newcomer.nextStep();
	newcomer.reads('**Continue**');
	await newcomer.draws(dotOf(editor.page, CAMPAIGN, 'output'), dotOf(editor.page, CAMPAIGN, 'input'));
	await writeBack(newcomer);
	await newcomer.looksAtAll();
	newcomer.nextStep();
	await newcomer.presses(editor.page.getByTestId('execute-workflow-button'), 'Execute workflow');
	return { newcomer, table };
}

async function makeTable(newcomer: Newcomer): Promise<string> {
	const { page } = newcomer;
	newcomer.nextStep();
	await newcomer.presses(page.getByTestId('tab-data-tables'), 'Data tables');
	const create = page.getByRole('button', { name: 'Create data table' }).first();
	await newcomer.presses(create, 'Create data table');
	await newcomer.types(page.getByTestId('data-table-name-input-select'));
	await newcomer.presses(page.getByTestId('import-csv-option'), 'Import CSV');
	await newcomer.drops(page.locator('input[type=file]'), 'examples/customers.csv');
	await newcomer.presses(page.getByTestId('proceed-from-select-button'), 'Create');
	await page.getByText('We found 4 columns and 50 rows').waitFor();
	await newcomer.presses(page.getByTestId('confirm-add-data-table-button'), 'Create');
	await page.getByText('Customer 20', { exact: true }).waitFor();
	return new URL(page.url()).pathname;
}

async function readRows(newcomer: Newcomer): Promise<void> {
	const { page } = newcomer;
	newcomer.nextStep();
	await newcomer.presses(page.getByTestId('universal-add'));
	await newcomer.presses(page.getByText('New workflow', { exact: true }));
	await newcomer.presses(page.getByTestId('canvas-plus-button'), '+');
	await newcomer.presses(newcomer.listed('Trigger manually'), 'Trigger manually');
	await newcomer.addsNode(plusOf(page, START), undefined, ['Data table', 'Get row(s)']);
	await chooseTable(newcomer);
	await newcomer.switchesOn('returnAll', 'Return All');
	await newcomer.closesForm();
}

async function chooseTable(newcomer: Newcomer): Promise<void> {
	const list = formOf(newcomer.page).getByTestId('resource-locator-dataTableId').getByTestId('rlc-input');
	await newcomer.presses(list, 'Data table');
	newcomer.reads('`customers`');
	await newcomer.presses(
		newcomer.page.getByTestId('rlc-item').filter({ hasText: 'customers', visible: true }),
	);
}

async function call(newcomer: Newcomer): Promise<void> {
	const { page } = newcomer;
	newcomer.nextStep();
	await newcomer.addsNode(plusOf(page, 'Get row(s)'), undefined, [CAMPAIGN, 'Add to workflow']);
	const numbers = formOf(page).getByTestId('resource-locator-ownNumber').getByTestId('rlc-input');
	await newcomer.presses(numbers, 'Own Number');
	await newcomer.presses(page.getByTestId('rlc-item').filter({ visible: true }).first());
	await newcomer.types(inputOf(page, 'message'), 'Message');
	newcomer.reads('**Call Again**');
	await newcomer.adds('Add Rule', 'Minutes Between');
	await newcomer.types(inputOf(page, 'callAgain.minutes'));
	await newcomer.closesForm();
}

async function writeBack(newcomer: Newcomer): Promise<void> {
	const { page } = newcomer;
	newcomer.nextStep();
	await newcomer.addsNode(plusOf(page, CAMPAIGN, 1), 'Done', ['Data table', 'Update row(s)']);
	await chooseTable(newcomer);
	await newcomer.presses(formOf(page).getByRole('button', { name: 'Add Condition' }), 'Add Condition');
	newcomer.reads('`id`');
	await fieldOf(page, 'filters.conditions[0].keyName').waitFor();
	await newcomer.pastes('filters.conditions[0].keyValue', 'Value');
	await newcomer.pastes('columns.value["answer"]', 'answer');
	await newcomer.pastes('columns.value["calls"]', 'calls');
	await newcomer.closesForm();
}
