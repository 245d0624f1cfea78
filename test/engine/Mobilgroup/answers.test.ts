/** Answers to questions that PHP services give: what holds no list is no empty one, and a mailing has finished when all its phones have. */

import { CannedService } from '../../support/cannedService';
import { runNode } from '../../support/engine/engine';
import { mobilgroupNode } from '../../support/engine/mobilgroup';
import { search } from '../../support/engine/picker';

const service = new CannedService();
beforeAll(async () => void (await service.listen()));
afterAll(async () => await service.close());

async function run(parameters: object, body: unknown, settings = {}, input: object[] = [{}]) {
	service.answer('*', { body });
	return await runNode(mobilgroupNode(service.url, parameters as never, settings), input as never);
}
const ok = (rest: object) => ({ result: 'ok', ...rest });

const lists: Array<[string, object]> = [
	['scripts', { resource: 'script', operation: 'getAll' }],
	['phrases', { resource: 'phrase', operation: 'getAll' }],
	['sender numbers', { resource: 'senderNumber', operation: 'getAll' }],
	['templates', { resource: 'template', operation: 'getAll', account: '1' }],
	['calls of a day', { resource: 'verification', operation: 'getAll', date: '2026-01-31' }],
];
/** Has what the rows of all lists have. */
const rows = ['7', '8'].map((id) => ({ id, name: id, number: `7900000001${id}`, state: 'Успешно' }));
const [seven, eight] = rows;

describe.each(lists)('a list of %s', (_name, parameters) => {
	it.each<[string, object]>([
		['a list', { data: rows }],
		['an object by index', { data: { 0: seven, 1: eight } }],
		['an object from 1', { data: { 1: seven, 2: eight } }],
		['an object by ID', { data: { 7: seven, 8: eight } }],
		['a list with what is no row', { data: [null, seven, {}, eight, 'x'] }],
	])('is read from %s', async (_form, answer) => {
		const { items } = await run(parameters, ok(answer));
		expect(items).toHaveLength(2);
		expect(JSON.stringify(items[1].json)).toContain('8');
	});

	it('is read from a row alone', async () => {
		expect((await run(parameters, ok({ data: seven }))).items).toHaveLength(1);
	});

	it.each([{ data: [] }, { data: {} }, { data: false }, { data: null }, { rows: '0' }])(
		'may be empty: %j',
		async (answer) => {
			const { items, error } = await run(parameters, ok(answer));
			expect([items, error]).toEqual([[], undefined]);
		},
	);

	it.each([
		...[{}, { data: 'temporarily unavailable' }, { data: { message: 'temporarily unavailable' } }],
		...[{ data: [{}] }, { data: [null] }, { data: [[]] }, { data: true }, { rows: '2' }],
	])('is none in %j', async (answer) => {
		const { error } = await run(parameters, ok(answer));
		expect(error?.context?.outcome).toBe('unanswered');
		expect(error?.message).toBe('Mobilgroup answered without a list');
	});
});

describe('a picker', () => {
	const pick = async (body: unknown) => {
		service.answer('*', { body });
		return await search(mobilgroupNode(service.url, {}), 'searchScripts');
	};

	it('reads an object by ID', async () => {
		await expect(pick(ok({ data: { 7: { name: 'Debt' } } }))).resolves.toEqual({
			results: [{ name: 'Debt', value: '7' }],
		});
	});

	it('says why it is empty where the answer has no list', async () => {
		await expect(pick(ok({ data: { message: 'temporarily unavailable' } }))).rejects.toThrow(
			/answered without a list/,
		);
	});
});

describe('a verification call', () => {
	const get = { resource: 'verification', operation: 'get', callId: '7' };

	it.each([
		{ data: rows },
		{ data: [eight, seven] },
		{ data: { 7: { state: 'Успешно' }, 8: {} } },
		{ data: { state: 'Успешно' } },
	])('is found by its ID in %j', async (answer) => {
		const { items } = await run(get, ok(answer));
		expect(items.map(({ json }) => [json.state, json.callId ?? '7'])).toEqual([['answered', '7']]);
	});

	it.each([{ data: eight }, { data: [eight] }, { data: { message: 'x' } }])(
		'is not the one in %j',
		async (answer) => {
			expect((await run(get, ok(answer))).error?.context?.outcome).toBe('unanswered');
		},
	);
});

describe('a balance', () => {
	const get = { resource: 'account', operation: 'getBalance' };

	it.each([
		{ balance: '273,50' },
		{ balance: 273.5 },
		{ data: { balance: '273.50 руб.' } },
		{ data: [{ balance: '273,50' }] },
	])('is read from %j', async (answer) => {
		expect((await run(get, ok(answer))).items[0].json).toMatchObject({ balance: 273.5 });
	});

	it.each([{}, { balance: null }, { balance: 'null' }, { data: 'x' }])('is none in %j', async (answer) => {
		expect((await run(get, ok(answer))).error?.context?.outcome).toBe('unanswered');
	});
});

describe('a mailing', () => {
	const get = { resource: 'mailing', operation: 'get', mailingId: '7', output: 'mailing' };
	const of = (...statuses: unknown[]) =>
		statuses.map((status, index) => ({ phone: `7900000001${index}`, status }));
	const finished = async (answer: object) => (await run(get, ok({ id: 7, ...answer }))).items[0].json;

	it.each<[string, object, boolean]>([
		['all phones have ended', { phones: '2', subscribers: of('Успешно', 'Нет ответа') }, true],
		['the count of phones is a number', { phones: 2, subscribers: of('Занято', 'Ошибка') }, true],
		['no count is told', { subscribers: of('Занято') }, true],
		[
			'the rows are an object by phone',
			{ phones: 1, subscribers: { 79000000010: { status: 'Успешно' } } },
			true,
		],
		['a row is empty', { phones: '2', subscribers: [...of('Успешно', 'Занято'), {}] }, true],
		['a phone waits', { phones: '2', subscribers: of('Успешно', '') }, false],
		['a phone is missing', { phones: '3', subscribers: of('Успешно', 'Занято') }, false],
		['an empty row stands for a phone', { phones: '2', subscribers: [...of('Успешно'), {}] }, false],
		['a status is unknown', { phones: '2', subscribers: of('Успешно', 'В пути') }, false],
		['there is no phone yet', { phones: '2', subscribers: [] }, false],
	])('in which %s: finished %#', async (_what, answer, expected) => {
		expect(await finished(answer)).toHaveProperty('finished', expected);
	});

	it('names a status that no document has', async () => {
		expect(await finished({ phones: 1, subscribers: of('В пути') })).toMatchObject({
			notice: expect.stringMatching(/does not document the status 'В пути'/),
			states: { unknown: 1 },
		});
		expect(await finished({ phones: 1, subscribers: of('Занято') })).not.toHaveProperty('notice');
	});

	it.each([
		{},
		{ subscribers: 'x' },
		{ subscribers: { message: 'temporarily unavailable' } },
		{ subscribers: [{}] },
	])('without a list of its phones is unanswered: %j', async (answer) => {
		for (const output of ['mailing', 'recipients']) {
			const { error } = await run({ ...get, output }, ok({ id: 7, phones: 2, ...answer }));
			expect(error?.context?.outcome).toBe('unanswered');
		}
	});

	it('that lists no phone yet ends no workflow silently', async () => {
		const { error } = await run({ ...get, output: 'recipients' }, ok({ id: 7, phones: 2, subscribers: [] }));
		expect(error?.message).toBe('Mobilgroup answered without the phones of the mailing');
	});
});

describe('templates that are saved', () => {
	const save = (template: string) => ({
		...{ resource: 'template', operation: 'upsert', account: '1', templateName: '={{ $json.name }}' },
		...{ template: { __rl: true, mode: 'id', value: template }, message: '={{ $json.text }}' },
	});
	const [a, b] = ['A', 'B'].map((name) => ({ name, text: `Text ${name}` }));
	const saved = (id: string, name: string) => ({ result: 'ok', id, name, message: `Text ${name}` });
	const told = async (answer: unknown[], template = '', input: object[] = [a, b]) => {
		const settings = { onError: 'continueErrorOutput' };
		const { items, errorItems } = await run(
			save(template),
			ok({ account_id: 1, templates: answer }),
			settings,
			input,
		);
		return [
			...items.map(({ json }) => [json.name, json.templateId]),
			...errorItems.map(({ json }) => (json.error as { outcome: string }).outcome),
		];
	};

	it('are matched by name and text, whatever their order', async () => {
		await expect(told([saved('2', 'B'), saved('1', 'A')])).resolves.toEqual([
			['A', '1'],
			['B', '2'],
		]);
		const { items } = await run(save(''), ok({ templates: { 2: saved('2', 'B'), 1: saved('1', 'A') } }), {}, [
			a,
			b,
		]);
		expect(items.map(({ json, pairedItem }) => [json.templateId, pairedItem])).toEqual([
			['1', { item: 0 }],
			['2', { item: 1 }],
		]);
	});

	it('are not matched by their place where the rows name others', async () => {
		await expect(told([saved('1', 'X'), saved('2', 'Y')])).resolves.toEqual(['unclear', 'unclear']);
		await expect(told([saved('9', 'A')], '7', [a])).resolves.toEqual(['unclear']);
	});
});
