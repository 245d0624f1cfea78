/** The examples of campaigns in a real n8n, to their end, side by side: n8n wakes an execution about once a minute. */

import { itemsOf } from '../../host/restExecutions';
import * as examples from './examples/campaigns';
import { callsTo } from '../support/e2e/examples';
import { type StandIns, startStandIns } from '../support/e2e/standIns';
import { START_TIMEOUT_MS, useWorld } from '../support/e2e/world';

jest.setTimeout(330_000);

let standIns: StandIns;
const start = async () => ({
	table: await examples.appointmentsOfTable(world),
	chain: await examples.onCallChain(world),
	survey: await examples.survey(world),
	bitrix: await examples.dealsOfBitrix24(world, standIns),
	amocrm: await examples.leadsOfAmocrm(world, standIns),
	sheet: await examples.debtorsOfSheet(world, standIns),
});
let started: Awaited<ReturnType<typeof start>>;

const world = useWorld({ sandbox: { minuteMs: 100 } });
beforeAll(async () => {
	standIns = await startStandIns();
	// A minute of the services lasts a tenth of a second.
	started = await start();
}, START_TIMEOUT_MS);
afterAll(async () => await standIns?.close(), 30_000);

describe('on-call-chain', () => {
	it('calls one after another until somebody presses 1, and nobody after that', async () => {
		const execution = await started.chain.taken();
		expect(itemsOf(execution, 'Taken')).toEqual([{ alert: 'The shop is down', takenBy: 'Person 2' }]);
		expect(callsTo(world, '79001710001', '79001710021', '79001710010')).toHaveLength(2);
	});

	it('tells when nobody took it, whatever was changed meanwhile', async () => {
		const execution = await started.chain.nobody();
		expect(itemsOf(execution, 'Nobody Took It')).toEqual([{ alert: 'No backup', calls: 1 }]);
	});
});

describe('satisfaction-survey', () => {
	it('hands low marks on, and reports', async () => {
		const execution = await started.survey();
		expect(itemsOf(execution, 'Tell the Manager').map(({ name, mark }) => [name, mark])).toEqual([
			['Customer 21', '1'],
			['Customer 22', '2'],
		]);
		expect(itemsOf(execution, 'Report')).toEqual([
			expect.objectContaining({ reached: '3 of 4', answers: { 0: 1, 1: 1, 2: 1 } }),
		]);
	});
});

describe('call-deals-of-bitrix24', () => {
	it('calls the deals of a stage, and writes what came of it into their cards', async () => {
		const { status, resultData } = await started.bitrix();
		expect([status, resultData.error]).toEqual(['success', undefined]);
		expect(
			Object.values(standIns.deals).map(({ STAGE_ID, UF_CRM_1700000000: result }) => [STAGE_ID, result]),
		).toEqual([
			['PREPARATION', 'interested'],
			['PREPAYMENT_INVOICE', 'not interested'],
			['PREPAYMENT_INVOICE', 'notReached'],
			['NEW', expect.stringContaining("'result.PHONE[0].VALUE'")],
			['WON', undefined],
		]);
	});
});

describe('call-leads-of-amocrm', () => {
	it('calls the leads of a stage, and writes what came of it into their cards', async () => {
		const { status, resultData } = await started.amocrm();
		expect([status, resultData.error]).toEqual(['success', undefined]);
		const written = (value: string) => [{ field_id: 3_000_001, values: [{ value }] }];
		expect(standIns.leads.map((lead) => [lead.status_id, lead.custom_fields_values])).toEqual([
			[2_000_002, written('interested')],
			[2_000_003, written('not interested')],
			[2_000_003, written('notReached')],
			[142, undefined],
		]);
	});
});

describe('remind-debtors-from-a-sheet', () => {
	it('calls nobody who wants no calls, stops when it has cost enough, and writes every row back', async () => {
		const execution = await started.sheet();
		expect(itemsOf(execution, 'Write Back')).toEqual([
			{ row_number: 2, result: 'will pay', calls: 1 },
			{ row_number: 3, result: 'to call', calls: 0 },
			{ row_number: 4, result: 'to call', calls: 1 },
			{ row_number: 5, result: 'answered', calls: 1 },
			{ row_number: 6, result: 'to call', calls: 0 },
		]);
		expect(callsTo(world, '79001750010', '79001750011')).toEqual([]);
	});
});

describe('confirm-appointments-from-a-table', () => {
	it('calls who has not answered, calls again who was not reached, and writes the answers back', async () => {
		const execution = await started.table.started();
		expect(execution.resultData.error).toBeUndefined();
		expect((await started.table.rows()).map(({ answer, calls }) => [answer, calls])).toEqual([
			['comes', 1],
			['cancels', 1],
			['notReached', 2],
			[null, null],
			['comes', null],
		]);
		expect(itemsOf(execution, 'Ring by Hand')).toEqual([
			{ phone: '79001702002', next: 'Ring by hand (notReached): Ivanova, 10:30' },
		]);
	});
});
