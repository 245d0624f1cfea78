/** The examples of campaigns. Each of them waits for minutes, so all are started first and looked at later. */

import { readExample } from '../../../host/examples';
import type { Execution } from '../../../host/restExecutions';
import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import { createDataTable } from '../../support/e2e/dataTable';
import { anyTime, type Change, post, useExample } from '../../support/e2e/examples';
import { BITRIX, type StandIns, TOKEN } from '../../support/e2e/standIns';

export const CAMPAIGN = 'Zvonobot Campaign';
const LONGEST_MS = 300_000;
const ANY_TIME: Change = [CAMPAIGN, 'safety.allowedHours.hours', { ...anyTime, outside: 'skip' }];
const SOON: Change = [CAMPAIGN, 'callAgain.minutes', 1];
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/** The execution of an example that has been started; resolves when it is over. */
export type Started = () => Promise<Execution>;

const over =
	({ api }: World, { id }: SavedWorkflow, where?: (execution: Execution) => boolean): Started =>
	async () =>
		await api.waitForExecution({ workflowId: id, withinMs: LONGEST_MS, where });

/** From its trigger, as the editor's button does. */
async function run(world: World, id: string, trigger: string, changes: Change[]): Promise<Started> {
	const workflow = await useExample(world, id, changes);
	await world.api.run(workflow.id, trigger);
	return over(world, workflow);
}

export async function appointmentsOfTable(world: World) {
	const endings = ['21', '22', '02', '21', '21'];
	const table = await createDataTable(
		world,
		'appointments',
		{ phone: 'string', doctor: 'string', day: 'string', time: 'string', answer: 'string', calls: 'number' },
		endings.map((ending, at) => ({
			...{ phone: `7900170${at}0${ending}`, doctor: 'Ivanova', time: '10:30' },
			day: at === 3 ? '2020-01-31' : TOMORROW,
			...(at === 4 && { answer: 'comes' }),
		})),
	);
	const chosen = { __rl: true, mode: 'id', value: table.id };
	const started = await run(world, 'confirm-appointments-from-a-table', 'Every Morning', [
		['Appointments of Tomorrow', 'dataTableId', chosen],
		['Appointments of Tomorrow', 'filters.conditions.0.keyValue', TOMORROW],
		['Write the Answer Back', 'dataTableId', chosen],
		...[ANY_TIME, SOON],
	]);
	return { started, rows: table.rows };
}

/** Two alerts: the second goes to one person who passes it on, while the calls of the first are under way. */
export async function onCallChain(world: World) {
	const alert = async (title: string, ...phones: string[]) => {
		const people = phones.map((phone, at) => ({ name: `Person ${at + 1}`, phone }));
		const list: Change = ['Who Is on Call', 'jsonOutput', JSON.stringify({ people })];
		const workflow = await useExample(world, 'on-call-chain', [list]);
		await post(world, 'on-call-chain', { title });
		return over(world, workflow, ({ resultData }) => JSON.stringify(resultData).includes(title));
	};
	return {
		taken: await alert('The shop is down', '79001710001', '79001710021', '79001710010'),
		nobody: await alert('No backup', '79001711022'),
	};
}

export async function survey(world: World): Promise<Started> {
	const customers = ['20', '21', '22', '02'].map((ending) => ({
		...{ name: `Customer ${ending}`, phone: `790017200${ending}` },
	}));
	return await run(world, 'satisfaction-survey', 'Every Monday', [
		['Customers of Last Week', 'jsonOutput', JSON.stringify({ customers })],
		...[ANY_TIME, [CAMPAIGN, 'callAgain', {}] as Change],
	]);
}

export async function dealsOfBitrix24(world: World, { url, deals }: StandIns): Promise<Started> {
	const contacts = ['79001730021', '79001730022', '79001730101', null];
	contacts.forEach((phone, at) => (deals[at + 1] = { STAGE_ID: 'NEW', TITLE: 'A', CONTACT_ID: phone }));
	deals[9] = { STAGE_ID: 'WON', TITLE: 'B', CONTACT_ID: '79001730921' };
	return await run(world, 'call-deals-of-bitrix24', 'Every Working Day', [
		['Settings', 'assignments.assignments.0.value', url + BITRIX],
		...[ANY_TIME, [CAMPAIGN, 'callAgain', {}] as Change],
	]);
}

export async function leadsOfAmocrm(world: World, { url, leads }: StandIns): Promise<Started> {
	const lead = (id: number, phone: string, status = 2_000_001) => ({
		...{ id, name: `Lead ${id}`, pipeline_id: 1_000_001, status_id: status },
		_embedded: { contacts: [{ id: Number(phone), is_main: true }] },
	});
	leads.push(lead(1, '79001740021'), lead(2, '79001740022'), lead(3, '79001740102'));
	leads.push(lead(9, '79001740921', 142));
	const data = { name: 'Authorization', value: TOKEN };
	const httpHeaderAuth = await world.api.createOrUpdateCredential('httpHeaderAuth', 'amoCRM', data);
	const withToken = { ...world, credentials: { ...world.credentials, httpHeaderAuth } };
	return await run(withToken, 'call-leads-of-amocrm', 'Every Working Day', [
		['Settings', 'assignments.assignments.0.value', url],
		...[ANY_TIME, [CAMPAIGN, 'callAgain', {}] as Change],
	]);
}

/** In place of Google's sheet: the rows come from the stand-in, and what would be written back is set. */
export async function debtorsOfSheet(world: World, { url, rows }: StandIns): Promise<Started> {
	const row = (at: number, ending: string, more = {}) => ({
		...{ row_number: at, phone: `790017500${ending}`, name: 'Ivan', sum: '300', result: 'to call' },
		...{ 'do not call': '', ...more },
	});
	rows.push(row(2, '21'), row(3, '10', { 'do not call': 'yes' }), row(4, '02'), row(5, '29'), row(6, '11'));
	const example = await readExample('remind-debtors-from-a-sheet.json');
	const place = (name: string, node: Partial<WorkflowNode>) =>
		Object.assign(example.nodes.find((candidate) => candidate.name === name) ?? {}, {
			credentials: undefined,
			...node,
		});
	const { columns } = place('Write Back', {}).parameters as { columns: { value: Record<string, string> } };
	const assignments = Object.entries(columns.value).map(([name, value]) => ({
		...{ id: name, name, value, type: name === 'result' ? 'string' : 'number' },
	}));
	place('Write Back', {
		...{ type: 'n8n-nodes-base.set', typeVersion: 3.4 },
		parameters: { assignments: { assignments }, options: {} },
	});
	place('Debtors', {
		...{ type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2 },
		parameters: { url: `${url}/rows`, options: {} },
	});
	const parameters = place(CAMPAIGN, { credentials: { zvonobotApi: world.credentials.zvonobotApi } })
		.parameters as Record<string, Record<string, unknown>>;
	parameters.callAgain = {};
	Object.assign(parameters, { waveSize: 3 });
	parameters.safety.allowedHours = { hours: { ...anyTime, outside: 'skip' } };
	parameters.options.stopAtCost = 0.01;
	const workflow = await world.api.importWorkflow(example, world.credentials);
	await world.api.run(workflow.id, 'Every Working Day');
	return over(world, workflow);
}
