import { setTimeout as sleep } from 'node:timers/promises';

import { runNode } from '../../support/engine/engine';
import { deliverTo, passedOn } from '../../support/engine/waiting';
import { asking } from '../../support/engine/zvonobot';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const PHONE = '79000000190';
const ask = (credential = {}) => world.node(asking, {}, credential);
const run = async () => await runNode(ask(), [{ phone: PHONE }]);
const told = (attempt: object) => ({
	apiCalls: [{ id: Number(world.sandbox.state.calls.at(-1)?.id), calls: [{ phone: PHONE, ...attempt }] }],
	...(JSON.parse((world.lastBody() as { webhookParameters: string }).webhookParameters) as object),
});

describe('Zvonobot › Call › Ask by Phone and Wait, the answer', () => {
	it('brings the execution back, linked to its item', async () => {
		const { stored } = await run();
		const { status, answer, items } = await deliverTo(ask(), stored, {
			body: told({ status: 'finished', ivrAnswers: '|1' }),
		});
		expect([status, answer]).toEqual([200, { status: 'accepted' }]);
		expect(items).toEqual([
			{
				json: expect.objectContaining({ approved: true, phone: PHONE, digit: '1' }),
				pairedItem: { item: 0 },
			},
		]);
	});

	it('whose ID and phone contradict each other is of nobody', async () => {
		const { stored } = await run();
		const body = told({ status: 'finished', ivrAnswers: '|1', phone: '79000000191' });
		const { status, items } = await deliverTo(ask(), stored, { body });
		expect([status, items]).toEqual([200, undefined]);
	});

	it('after the time limit is answered and changes nothing: n8n is about to go on', async () => {
		const values = { limitType: 'afterTimeInterval', resumeAmount: 0.01, resumeUnit: 'minutes' };
		const { stored } = await runNode(world.node({ ...asking, options: { limitWaitTime: { values } } }), [
			{ phone: PHONE },
		]);
		await sleep(700);
		const body = told({ status: 'finished', ivrAnswers: '|1' });
		const { status, answer, items } = await deliverTo(ask(), stored, { body });
		expect([status, answer, items]).toEqual([
			200,
			{ status: 'ignored', reason: 'Nothing waits for this call any more' },
			undefined,
		]);
	});

	it('of another call of the same execution is answered and changes nothing', async () => {
		const { stored } = await run();
		const own = told({ status: 'finished', ivrAnswers: '|1' });
		const other = { ...own, apiCalls: [{ ...own.apiCalls[0], id: own.apiCalls[0].id + 1000 }] };
		const { status, answer, items } = await deliverTo(ask(), stored, { body: other });
		expect([status, answer, items]).toEqual([
			200,
			{ status: 'ignored', reason: expect.stringMatching(/still in progress/) },
			undefined,
		]);
	});

	const busy = { id: 10, status: 'canceled', hangupCause: 17, startedAt: 1_700_000_000 };
	const answered = { id: 11, status: 'finished', ivrAnswers: '|1', startedAt: 1_700_000_060 };
	const ringing = { id: 11, status: 'started', startedAt: 1_700_000_060 };
	it.each<[string, object[], object | undefined]>([
		['after a busy one, an answer', [busy, answered], { approved: true, outcome: 'answered' }],
		['newest first', [answered, busy], { approved: true, outcome: 'answered' }],
		['after a busy one, one under way', [busy, ringing], undefined],
		['newest first, one under way', [ringing, busy], undefined],
		['newest first, one that is planned', [{ id: 11, status: 'created' }, busy], undefined],
		['two that are over', [busy, { ...busy, id: 11, hangupCause: 18 }], { state: 'noAnswer' }],
	])('of several attempts is that of the last one: %s', async (_name, calls, expected) => {
		const { stored } = await run();
		const own = told({});
		const { items } = await deliverTo(ask(), stored, {
			body: { ...own, apiCalls: [{ id: own.apiCalls[0].id, calls }] },
		});
		expect(items?.[0].json).toEqual(expected && expect.objectContaining(expected));
	});

	it('that comes before n8n has noted the first one brings nothing back a second time', async () => {
		const { stored } = await run();
		const body = told({ status: 'finished', ivrAnswers: '|1' });
		await deliverTo(ask(), stored, { body });
		const { status, answer, items } = await deliverTo(ask(), stored, { body });
		expect([status, answer, items]).toEqual([
			200,
			{ status: 'ignored', reason: expect.stringMatching(/^Nothing waits/) },
			undefined,
		]);
	});

	it.each<[string, object | string, number]>([
		['without a stamp', { apiCalls: [{ id: 1, calls: [{ status: 'finished' }] }] }, 401],
		['that is no JSON', 'finished', 400],
		['that is too large', `"${'a'.repeat(70_000)}"`, 413],
		['that is empty', '', 400],
	])('%s is refused', async (_name, body, expected) => {
		const { stored } = await run();
		const { status, items } = await deliverTo(ask(), stored, { body });
		expect([status, items]).toEqual([expected, undefined]);
	});

	it('stamped with another key is refused', async () => {
		const { stored } = await run();
		const body = told({ status: 'finished', ivrAnswers: '|1' });
		const { status, items } = await deliverTo(ask({ apiKey: 'another key' }), stored, { body });
		expect([status, items]).toEqual([401, undefined]);
	});

	it('that does not come leaves what is known for the time limit', async () => {
		const { stored, items } = await run();
		expect(passedOn(stored)).toMatchObject({
			...{ approved: false, outcome: 'timedOut', state: 'unknown', phone: PHONE },
			callId: world.sandbox.state.calls.at(-1)?.id,
			data: { approved: false },
		});
		// The item of the node before is as it was.
		expect(stored.data.resultData.runData.Input[0].data?.main[0]?.[0].json).toEqual({ phone: PHONE });
		expect(items[0].json).toEqual({ ...passedOn(stored), outcome: 'waiting' });
	});
});
