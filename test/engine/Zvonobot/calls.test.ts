/** Get Many, Update and Delete: many calls by their IDs. */

import { setTimeout as delay } from 'node:timers/promises';

import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox/server';
import { startSandbox } from '../../../sandbox/server';
import { newCall } from '../../../sandbox/zvonobot/newCall';
import { runNode } from '../support/engine';
import { plainCall, zvonobotNode } from '../support/zvonobot';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ callbackDelayMs: 1, minuteMs: 1 });
});
afterAll(async () => await sandbox.close());

const node = (operation: string, parameters: INodeParameters = {}, settings = {}) =>
	zvonobotNode(
		`${sandbox.url}/zvonobot`,
		{ operation, callsFrom: 'items', callIdField: 'callId', ...parameters },
		settings,
	);
const requests = (path: string) =>
	sandbox.state.requests.filter((request) => request.path === `/zvonobot/apiCalls/${path}`);
const bodies = (path: string) => requests(path).map(({ body }) => body as Record<string, unknown>);

/** Calls numbers and waits until their calls have ended. */
async function call(phones: string[], parameters: INodeParameters = {}): Promise<string[]> {
	const placing = zvonobotNode(`${sandbox.url}/zvonobot`, { ...plainCall, ...parameters });
	const { items, error } = await runNode(
		placing,
		phones.map((phone) => ({ phone })),
	);
	if (error) throw error;
	const ids = items.map(({ json }) => String(json.callId));
	const waits = (id: string) =>
		sandbox.state.zvonobot.calls.get(Number(id))?.call.calls[0].finishedAt === null;
	while (!parameters.schedule && ids.some(waits)) await delay(5);
	return ids;
}

const planned = { schedule: { plannedAt: '2033-05-18T03:33:20Z' } };
const asItems = (ids: string[]) => ids.map((callId) => ({ callId }));

describe('Zvonobot › Call › Get Many', () => {
	it('asks for all IDs in one request and returns one linked item per attempt (POST /apiCalls/get)', async () => {
		const ids = await call(['79000000121', '79000000101'], {
			menu: 'json',
			menuJson: '[{"digit":1}]',
			additionalFields: { needRecording: true },
		});
		const before = requests('get').length;
		const { items } = await runNode(node('getAll'), asItems(ids));
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
				recordingUrl: `${sandbox.url}/zvonobot/recordings/call-${ids[0]}.mp3`,
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
			state: 'canceled',
			answeredAt: null,
			talkSeconds: null,
			answers: [],
		});
	});

	it('returns one item per call with its attempts', async () => {
		const ids = await call(['79000000100']);
		const { items } = await runNode(node('getAll', { returnAs: 'calls' }), asItems(ids));
		expect(items[0].json).toMatchObject({
			callId: ids[0],
			phone: '79000000100',
			state: 'completed',
			attempts: [{ state: 'completed' }],
		});
	});

	it('asks elsewhere for calls from a template (POST /apiCalls/getWithTemplates)', async () => {
		const placing = zvonobotNode(`${sandbox.url}/zvonobot`, {
			...plainCall,
			operation: 'createFromTemplate',
			template: { __rl: true, mode: 'id', value: '1' },
			...planned,
		});
		const placed = await runNode(placing, [{ phone: '79000000100' }]);
		const { items } = await runNode(
			node('getAll', { callKind: 'template' }),
			placed.items.map(({ json }) => json),
		);
		expect(items[0].json).toMatchObject({
			templateId: '1',
			state: 'queued',
			plannedAt: '2033-05-18T03:33:20.000Z',
		});
		expect(requests('getWithTemplates')).toHaveLength(1);
	});

	it('follows a call that was made again (smartDelay, prevCallId, nextCallId)', async () => {
		const [first] = await call(['79000000132'], { schedule: { smartDelay: 15 } });
		const { nextCallId } = await until(
			async () => {
				const { items } = await runNode(node('getAll'), [{ callId: first }]);
				return items[0].json as { nextCallId: string | null };
			},
			({ nextCallId: next }) => next !== null,
		);
		const again = await until(
			async () => {
				const { items } = await runNode(node('getAll'), [{ callId: nextCallId }]);
				return items[0].json;
			},
			({ state }) => state === 'completed',
		);
		expect(again).toMatchObject({ previousCallId: first, phone: '79000000132' });
	});

	it('gets 12,000 IDs with three requests', async () => {
		const before = requests('get').length;
		const ids = Array.from({ length: 12_000 }, () => {
			const wish = { starts: false, origin: sandbox.url };
			return String(newCall(sandbox.state.zvonobot, '79000000100', wish).call.id);
		});
		const { items } = await runNode(node('getAll'), asItems(ids));
		expect(
			bodies('get')
				.slice(before)
				.map(({ apiCallIdList }) => (apiCallIdList as number[]).length),
		).toEqual([5000, 5000, 2000]);
		expect(items).toHaveLength(12_000);
		expect(items[11_999]).toMatchObject({ json: { callId: ids[11_999] }, pairedItem: { item: 11_999 } });
	});

	it('says which IDs the service does not know', async () => {
		const { items } = await runNode(node('getAll'), [{ callId: 4 }]);
		expect(items[0].json).toEqual({ callId: '4', state: 'unknown', found: false, service: 'zvonobot' });
	});

	it('takes typed IDs', async () => {
		const ids = await call(['79000000100', '79000000102']);
		const { items } = await runNode(node('getAll', { callsFrom: 'typed', callIds: ids.join(', ') }));
		expect(items.map(({ json }) => json.callId)).toEqual(ids);
	});

	it('adds what came when Simplify is off (checklist: item and calls[] as documented)', async () => {
		const ids = await call(['79000000100']);
		const { items } = await runNode(node('getAll', { options: { simplify: false } }), asItems(ids));
		const { response } = items[0].json as { response: { calls: object[] } };
		expect(Object.keys(response)).toEqual(
			expect.arrayContaining(
				'id,createdAt,smartDelay,prevCallId,needRecording,plannedAt,webhookUrl,webhookSent,templateId,amoscriptId,webhookParameters,webhookTry,recognitionGroupId,generateGroupId'.split(
					',',
				),
			),
		);
		expect(Object.keys(response.calls[0])).toEqual(
			expect.arrayContaining(
				'phone,ivrDigit,startedAt,answeredAt,managerStartedAt,managerAnsweredAt,finishedAt,toBlock,status,nextCallId,hangupCause,managerStatus,recordFilePath,cost,createdAt,updatedAt,label,ivrAnswers,ivrIdList,comment'.split(
					',',
				),
			),
		);
	});

	it.each([
		[{ callId: '' }, /^'callId' is empty$/],
		[{ callId: 'x' }, /^'callId' must be an ID/],
		[{ callId: 1.5 }, /^'callId' must be an ID/],
	])('refuses %j before any request', async (json, message) => {
		const { error } = await runNode(node('getAll'), [json]);
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

describe('Zvonobot › Call › Get Many, with recordings', () => {
	const recordings = { download: true };
	const recorded = { additionalFields: { needRecording: true } };

	it('fetches them from the host of the credential, without the key', async () => {
		const ids = await call(['79000000100'], recorded);
		const { items } = await runNode(node('getAll', { recordings }), asItems(ids));
		expect(items[0].binary?.recording).toMatchObject({
			mimeType: 'audio/mpeg',
			fileName: `call-${ids[0]}.mp3`,
		});
		const fetched = sandbox.state.requests.find(({ path }) => path.includes('/recordings/'));
		expect(JSON.stringify(fetched)).not.toContain('api-key');
	});

	it.each([
		['lies elsewhere', '36', {}, /lies on recordings\.invalid, which is not the host of the credential/],
		['is too large', '37', { largestMb: 1 }, /larger than allowed/],
		['is gone', '38', {}, /could not be fetched/],
		[
			'lies on a host that is named and not there',
			'36',
			{ hosts: 'recordings.invalid' },
			/could not be fetched/,
		],
	])('tells that a recording %s', async (_what, ending, more, message) => {
		const ids = await call([`790000001${ending}`], recorded);
		const { error } = await runNode(node('getAll', { recordings: { ...recordings, ...more } }), asItems(ids));
		expect(error?.message).toMatch(message);
	});
});

describe('Zvonobot › Call › Update', () => {
	it('moves many calls in one request (POST /apiCalls/update, callList[].id, callList[].replannedAt)', async () => {
		const ids = await call(['79000000100', '79000000102'], planned);
		const { items } = await runNode(node('update', { newTime: '2033-05-19T03:33:20Z' }), asItems(ids));
		expect(bodies('update')).toEqual([
			{
				apiKey: expect.any(String),
				callList: ids.map((id) => ({ id: Number(id), replannedAt: 2_000_086_400 })),
			},
		]);
		expect(items).toEqual(
			ids.map((callId, item) => ({
				json: { callId, updated: true, plannedAt: '2033-05-19T03:33:20.000Z', service: 'zvonobot' },
				pairedItem: { item },
			})),
		);
	});

	it('takes a time of its own for each item, still in one request', async () => {
		const ids = await call(['79000000100', '79000000102'], planned);
		const before = bodies('update').length;
		const input = ids.map((callId, place) => ({ callId, at: `2033-05-2${place}T00:00:00Z` }));
		await runNode(node('update', { newTime: '={{ $json.at }}' }), input);
		const [{ callList }] = bodies('update').slice(before) as Array<{ callList: object[] }>;
		expect(callList).toHaveLength(2);
	});

	it('tells which calls were not moved', async () => {
		const ids = await call(['79000000100'], planned);
		const { items, errorItems } = await runNode(
			node('update', { newTime: '2033-05-19T03:33:20Z' }, { onError: 'continueErrorOutput' }),
			asItems([...ids, '4']),
		);
		expect(items).toHaveLength(1);
		expect(errorItems[0].json.error).toMatchObject({
			message: 'Zvonobot did not move this call',
			outcome: 'refused',
			itemIndex: 1,
		});
	});
});

describe('Zvonobot › Call › Delete', () => {
	it('removes many calls in one request, always as idList (POST /apiCalls/remove)', async () => {
		const ids = await call(['79000000100', '79000000102'], planned);
		const { items } = await runNode(node('delete'), asItems(ids));
		expect(bodies('remove')).toEqual([
			{ apiKey: expect.any(String), idList: ids.map(Number), isTemplate: 0 },
		]);
		expect(items.map(({ json }) => json)).toEqual(
			ids.map((callId) => ({ deleted: true, callId, service: 'zvonobot' })),
		);
	});

	it('says which were not removed, and that calls from templates are another kind (isTemplate)', async () => {
		const placing = zvonobotNode(`${sandbox.url}/zvonobot`, {
			...plainCall,
			operation: 'createFromTemplate',
			template: { __rl: true, mode: 'id', value: '1' },
			...planned,
		});
		const { items: placed } = await runNode(placing, [{ phone: '79000000100' }]);
		const input = placed.map(({ json }) => json);
		const wrong = await runNode(node('delete', {}, { onError: 'continueErrorOutput' }), input);
		expect(wrong.errorItems[0].json.error).toMatchObject({
			message: 'Zvonobot did not remove this call',
			description: expect.stringMatching(/Kind of Calls/),
		});
		const right = await runNode(node('delete', { callKind: 'template' }), input);
		expect(right.items[0].json.deleted).toBe(true);
	});
});
