import { setTimeout as delay } from 'node:timers/promises';

import { newCall } from '../../../sandbox/zvonobot/newCall';
import { runNode } from '../../support/engine/engine';
import { asking, plainCall } from '../../support/engine/zvonobot';
import { firstRow } from '../../support/engine/wild';
import { planned, zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { node, place, bodies } = world;
const asItems = (ids: string[]) => ids.map((callId) => ({ callId }));
const getMany = (parameters = {}, settings = {}) =>
	node({ operation: 'getAll', callsFrom: 'items', callIdField: 'callId', ...parameters }, settings);

describe('Zvonobot › Call › Get Many', () => {
	it('asks for all IDs in one request and returns one linked item per attempt (POST /apiCalls/get)', async () => {
		const ids = await place(['79000000121', '79000000101'], {
			menu: 'json',
			menuJson: '[{"digit":1}]',
			additionalFields: { needRecording: true },
		});
		const before = bodies('get').length;
		const { items } = await runNode(getMany(), asItems(ids));
		expect(bodies('get').slice(before)).toEqual([
			{ apiKey: expect.any(String), apiCallIdList: ids.map(Number) },
		]);
		expect(items[0]).toEqual({
			json: {
				callId: ids[0],
				attemptId: expect.any(String),
				phone: '79000000121',
				state: 'completed',
				status: 'finished',
				answers: ['1'],
				lastKey: '1',
				startedAt: expect.stringMatching(/Z$/),
				answeredAt: expect.stringMatching(/Z$/),
				finishedAt: expect.stringMatching(/Z$/),
				talkSeconds: expect.any(Number),
				price: 3,
				priceDecimal: '3.00',
				currency: 'RUB',
				hangupCause: '16',
				recordingUrl: `${world.sandbox.url}/zvonobot/recordings/call-${ids[0]}.mp3`,
				nextCallId: null,
				blacklisted: false,
				createdAt: expect.stringMatching(/Z$/),
				plannedAt: null,
				previousCallId: null,
				templateId: null,
				redialMinutes: null,
				recorded: true,
				callbackSent: false,
				parameters: null,
				service: 'zvonobot',
			},
			pairedItem: { item: 0 },
		});
		expect(items[1].json).toMatchObject({
			state: 'busy',
			status: 'canceled',
			answeredAt: null,
			talkSeconds: null,
			answers: [],
		});
	});

	it('returns one item per call with its attempts', async () => {
		const ids = await place(['79000000100']);
		const { items } = await runNode(getMany({ returnAs: 'calls' }), asItems(ids));
		expect(items[0].json).toMatchObject({
			callId: ids[0],
			phone: '79000000100',
			state: 'completed',
			attempts: [{ state: 'completed' }],
		});
	});

	it('asks elsewhere for calls from a template (POST /apiCalls/getWithTemplates)', async () => {
		const placing = node({
			...plainCall,
			operation: 'createFromTemplate',
			template: { __rl: true, mode: 'id', value: '4' },
			...planned,
		});
		const placed = await runNode(placing, [{ phone: '79000000100' }]);
		const { items } = await runNode(
			getMany({ callKind: 'template' }),
			placed.items.map(({ json }) => json),
		);
		expect(items[0].json).toMatchObject({
			templateId: '4',
			state: 'queued',
			plannedAt: '2033-05-18T03:33:20.000Z',
		});
		expect(bodies('getWithTemplates')).toHaveLength(1);
	});

	it('follows a call that was made again (smartDelay, prevCallId, nextCallId)', async () => {
		const [first] = await place(['79000000132'], { schedule: { smartDelay: 15 } });
		const { nextCallId } = await until(
			async () => {
				const { items } = await runNode(getMany(), [{ callId: first }]);
				return items[0].json as { nextCallId: string | null };
			},
			({ nextCallId: next }) => next !== null,
		);
		const again = await until(
			async () => {
				const { items } = await runNode(getMany(), [{ callId: nextCallId }]);
				return items[0].json;
			},
			({ state }) => state === 'completed',
		);
		expect(again).toMatchObject({ previousCallId: first, phone: '79000000132' });
	});

	it('gets 12,000 IDs with three requests', async () => {
		const before = bodies('get').length;
		const ids = Array.from({ length: 12_000 }, () => {
			const wish = { operation: 'create' as const, speech: '', starts: false, origin: world.sandbox.url };
			return String(newCall(world.sandbox.state, '79000000100', wish).call.id);
		});
		const { items } = await runNode(getMany(), asItems(ids));
		expect(
			bodies('get')
				.slice(before)
				.map(({ apiCallIdList }) => (apiCallIdList as number[]).length),
		).toEqual([5000, 5000, 2000]);
		expect(items).toHaveLength(12_000);
		expect(items[11_999]).toMatchObject({ json: { callId: ids[11_999] }, pairedItem: { item: 11_999 } });
	});

	it('says which IDs the service does not know', async () => {
		const [known] = await place(['79000000100']);
		const { items } = await runNode(getMany(), [{ callId: 4 }, { callId: known }]);
		expect(items[0].json).toEqual({ callId: '4', state: 'unknown', found: false, service: 'zvonobot' });
		expect(items[1].json.callId).toBe(known);
	});

	it('does not say so of all of them: that may as well be a service that could not look', async () => {
		const { error } = await runNode(getMany(), [{ callId: 4 }]);
		expect(error?.message).toBe('Zvonobot answered without any of these calls');
		expect(error?.context?.outcome).toBe('unanswered');
	});

	it('asks once for an ID that several items name', async () => {
		const [id] = await place(['79000000100']);
		const before = bodies('get').length;
		const { items } = await runNode(getMany(), asItems([id, id]));
		expect(bodies('get').slice(before)).toEqual([expect.objectContaining({ apiCallIdList: [Number(id)] })]);
		expect(items.map(({ json, pairedItem }) => [json.callId, pairedItem])).toEqual([
			[id, { item: 0 }],
			[id, { item: 1 }],
		]);
	});

	it('takes typed IDs', async () => {
		const ids = await place(['79000000100', '79000000102']);
		const { items } = await runNode(getMany({ callsFrom: 'typed', callIds: ids.join(', ') }));
		expect(items.map(({ json }) => json.callId)).toEqual(ids);
	});

	it('adds what came when Simplify is off (checklist: item and calls[] as documented)', async () => {
		const ids = await place(['79000000100']);
		const { items } = await runNode(getMany({ options: { simplify: false } }), asItems(ids));
		const { response } = items[0].json as { response: { calls: object } };
		expect(Object.keys(response)).toEqual(
			expect.arrayContaining(
				'id,createdAt,smartDelay,prevCallId,needRecording,plannedAt,webhookUrl,webhookSent,templateId,amoscriptId,webhookParameters,webhookTry,recognitionGroupId,generateGroupId'.split(
					',',
				),
			),
		);
		expect(Object.keys(firstRow(response.calls))).toEqual(
			expect.arrayContaining(
				'phone,ivrDigit,startedAt,answeredAt,managerStartedAt,managerAnsweredAt,finishedAt,toBlock,status,nextCallId,hangupCause,managerStatus,recordFilePath,cost,createdAt,updatedAt,label,ivrAnswers,ivrIdList,comment'.split(
					',',
				),
			),
		);
	});

	it('shows neither the token nor the address by which an execution is waited for', async () => {
		const asked = await runNode(node(asking), [{ phone: '79000000190' }]);
		const ids = asked.items.map(({ json }) => json.callId as string);
		for (const simplify of [true, false]) {
			const { items } = await runNode(getMany({ options: { simplify } }), asItems(ids));
			expect(JSON.stringify(items)).not.toMatch(/v1\.\d{10}\.|signature=[0-9a-f]/);
			expect(JSON.stringify(items)).toContain('***');
		}
	});

	it.each([
		[{ callId: '' }, /^'callId' is empty$/],
		[{ callId: 'x' }, /^'callId' must be an ID/],
		[{ callId: 1.5 }, /^'callId' must be an ID/],
	])('refuses %j before any request', async (json, message) => {
		const { error } = await runNode(getMany(), [json]);
		expect(error?.message).toMatch(message);
	});
});

async function until<T>(look: () => Promise<T>, done: (seen: T) => boolean): Promise<T> {
	for (;;) {
		const seen = await look();
		if (done(seen)) return seen;
		await delay(5);
	}
}
