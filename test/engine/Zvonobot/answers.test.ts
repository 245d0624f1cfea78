/** Answers that PHP services give: what is not understood is never a success, never "not found", never a no. */

import { runNode } from '../../support/engine/engine';
import { asking, plainCall, templateCall, zvonobotNode } from '../../support/engine/zvonobot';
import { answeringServer } from '../../support/engine/zvonobotAnswering';

const service = answeringServer();
const retry = { retryOnFail: true, maxTries: 3 };
const run = async (parameters: object, body: unknown, { status = 200, input = [{}] as object[] } = {}) => {
	service.answerWith(body, status);
	return await runNode(zvonobotNode(service.url, parameters as never, retry), input as never);
};

const nothing: Array<[unknown]> = [
	[{ message: 'temporarily unavailable' }],
	[{ success: false }],
	[{ status: 'success', data: null }],
	[{ status: 'success', data: false }],
	[[]],
];
const people = [{ phone: '79000000010' }, { phone: '79000000011' }];
const record = { __rl: true, mode: 'id', value: '7' };
const ids = (callIds: string) => ({ callsFrom: 'typed', callIds });
const moved = { newTime: '2033-05-18T03:33:20Z' };

const paid = {
	create: { ...plainCall },
	'create from template': { ...templateCall },
	'flash call': { resource: 'verification', operation: 'flashCall', phoneNumber: '={{ $json.phone }}' },
};

describe.each(Object.entries(paid))('a new call, %s', (_name, parameters) => {
	it.each(nothing)('%j proves nothing: unclear, and asked once', async (body) => {
		const { error } = await run(parameters, body, { input: [people[0]] });
		expect(error?.context?.outcome).toBe('unclear');
		expect(service.requests).toBe(1);
	});

	it('an ID beside an error within it is no success', async () => {
		const data = { id: 7, phone: people[0].phone, status: 'error', message: 'limit' };
		const { items, error } = await run(parameters, { status: 'success', data }, { input: [people[0]] });
		expect([items.length, error?.context?.outcome]).toEqual([0, 'unclear']);
	});

	it.each([
		[{ status: 'error', data: { message: 'Timeout', id: 5 } }, 200],
		[{ id: 5, message: 'x' }, 400],
	])('%j is not a refusal, because it holds an ID', async (body, status) => {
		const { error } = await run(parameters, body, { status, input: [people[0]] });
		expect(error?.context?.outcome).toBe('unclear');
		expect(service.requests).toBe(1);
	});
});

it('Ask by Phone waits for nobody whose call is unclear', async () => {
	const { error, stored } = await run(asking, { status: 'success', data: [] }, { input: [people[0]] });
	expect([error?.context?.outcome, stored.waitTill, service.requests]).toEqual(['unclear', undefined, 1]);
});

it('numbers that are left out are unclear, beside others that are placed', async () => {
	service.answerWith({ status: 'success', data: [{ id: 1, phone: '8900 000 00 10' }] });
	const settings = { ...retry, onError: 'continueErrorOutput' as const };
	const { items, errorItems } = await runNode(zvonobotNode(service.url, plainCall, settings), people);
	expect(items.map(({ json }) => [json.phone, json.callId])).toEqual([['79000000010', '1']]);
	expect(errorItems.map(({ json }) => (json.error as { outcome: string }).outcome)).toEqual(['unclear']);
	expect(service.requests).toBe(1);
});

const reads: Array<[string, object]> = [
	['call getAll', { operation: 'getAll', ...ids('1') }],
	['account get', { resource: 'account', operation: 'get' }],
	['phoneNumber getAll', { resource: 'phoneNumber', operation: 'getAll' }],
	['language getAll', { resource: 'language', operation: 'getAll' }],
	['template getAll', { resource: 'template', operation: 'getAll' }],
];

describe.each(reads)('%s', (_name, parameters) => {
	it.each(nothing)('%j is no answer', async (body) => {
		const { error } = await run(parameters, body);
		expect(error?.context?.outcome).toBe('unanswered');
	});
});

describe('good data, however it is wrapped', () => {
	it.each<[string, object, unknown, object]>([
		[
			'another word of success',
			reads[1][1],
			{ status: 'ok', data: { id: 7, balance: '1.50' } },
			{ accountId: '7', balance: 1.5 },
		],
		['a flag of success', reads[1][1], { success: true, data: { id: 7, balance: 0 } }, { balance: 0 }],
		[
			'an object by ID',
			reads[4][1],
			{ data: { 12: { name: 'Reminder' } } },
			{ templateId: '12', name: 'Reminder' },
		],
		[
			'flags as text',
			reads[2][1],
			{ data: [{ id: 1, phone: 79000000011, enable: 'false', overall: '1' }] },
			{ confirmed: false, shared: true },
		],
		[
			'an object by index',
			reads[3][1],
			{ data: { 0: { id: 1, name: 'Русский', defaultLangCode: 'ru-RU' } } },
			{ code: 'ru-RU' },
		],
	])('%s', async (_what, parameters, body, expected) => {
		const { items } = await run(parameters, body);
		expect(items.map(({ json }) => json)).toEqual([expect.objectContaining(expected)]);
	});

	it('an account that holds no list of templates has none', async () => {
		const { items, error } = await run(reads[4][1], { status: 'success', data: [] });
		expect([items, error]).toEqual([[], undefined]);
	});

	it('a call without an attempt is told, and not left out', async () => {
		const { items } = await run(reads[0][1], { data: [{ id: 1, calls: [] }] });
		expect(items[0].json).toMatchObject({ callId: '1', state: 'queued' });
	});
});

const changes: Array<[string, object]> = [
	['call update', { operation: 'update', ...ids('7'), ...moved }],
	['call delete', { operation: 'delete', ...ids('7, 8') }],
	['audioRecord delete', { resource: 'audioRecord', operation: 'delete', record }],
];

describe.each(changes)('%s', (_name, parameters) => {
	it.each([...nothing, [{ status: 'success', data: [] }]])('%j leaves it unclear', async (body) => {
		const { error } = await run(parameters, body);
		expect(error?.context?.outcome).toBe('unclear');
		expect(error?.message).toMatch(/so it is unclear whether anything was changed$/);
	});
});

describe('what was changed', () => {
	it('Delete reads the empty list that is documented for one call', async () => {
		const { items } = await run({ operation: 'delete', ...ids('7') }, { status: 'success', data: [] });
		expect(items[0].json).toMatchObject({ deleted: true, callId: '7' });
	});

	it('Delete and Update read IDs from an object by index, and tell which are not among them', async () => {
		const body = { status: 'success', data: { callIdList: { 0: '7' } } };
		const continuing = { onError: 'continueErrorOutput' as const };
		for (const parameters of [{ operation: 'delete' }, { operation: 'update', ...moved }]) {
			service.answerWith(body);
			const node = zvonobotNode(service.url, { ...parameters, ...ids('7, 8') }, continuing);
			const { items, errorItems } = await runNode(node);
			expect(items.map(({ json }) => json.callId)).toEqual(['7']);
			expect(errorItems[0].json.error).toMatchObject({ outcome: 'refused' });
		}
	});

	it.each([
		[{ status: 'success', data: [{ id: 7, status: 'error', message: 'Звонок уже начат' }] }],
		[{ status: 'success', data: { id: 7, status: 'error', message: 'Звонок уже начат' } }],
		[{ status: 'success', data: { callIdList: [{ id: 7, success: false }] } }],
	])('no change takes a row that says that something went wrong for done: %j', async (body) => {
		for (const [, parameters] of changes) {
			const { items, error } = await run(parameters, body);
			expect(items).toEqual([]);
			expect(error).toBeDefined();
		}
	});

	it('Delete takes no empty list for done that stands beside words of a failure', async () => {
		const { error } = await run(
			{ operation: 'delete', ...ids('7') },
			{ data: [], message: 'temporarily unavailable' },
		);
		expect(error?.context?.outcome).toBe('unclear');
	});

	it.each([
		[{ id: 7, deletedAt: 1_700_000_000 }],
		[{ data: [{ id: '7' }] }],
		[{ data: { callIdList: [7] } }],
	])('Delete of a recording reads %j', async (body) => {
		const { items } = await run(changes[2][1], body);
		expect(items[0].json).toMatchObject({ deleted: true, recordId: '7' });
	});

	it('Create of a recording is no success without its ID', async () => {
		const parameters = {
			resource: 'audioRecord',
			operation: 'create',
			name: 'A',
			source: 'text',
			text: 'Hi',
		};
		const { error } = await run(parameters, { status: 'success', data: {} });
		expect([error?.context?.outcome, service.requests]).toEqual(['unclear', 1]);
	});
});
