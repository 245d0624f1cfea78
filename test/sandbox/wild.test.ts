/** The wild mode says the same in other forms, whatever the seed, and says it again in the same form for the same seed. */

import { ideaNames } from '../../sandbox/wild/ideas';
import type { Json } from '../../sandbox/wild/json';
import { IDEAS, SEED, wildMode } from '../../sandbox/wild/mode';
import { Wild } from '../../sandbox/wild/wild';
import { mend, readForm, truthOf } from '../support/sandbox/tolerant';
import { answers, callbacks } from '../support/sandbox/wildSamples';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

const answerOf = (wild: Wild, [service, about, content]: (typeof answers)[number]) =>
	wild.answer({ service, about, content }, content);
const readCallback = ({ body, contentType }: { body: string; contentType: string }) =>
	contentType.includes('form') ? readForm(body) : mend(body);

describe('the wild mode of the sandbox', () => {
	it.each(answers)('%s %s: whatever the seed, the answer says the same', (...sample) => {
		const truth = truthOf(sample[2]);
		for (const seed of seeds) {
			const { text } = answerOf(new Wild(seed), sample);
			expect({ seed, text, truth: truthOf(mend(text)) }).toEqual({ seed, text, truth });
		}
	});

	it.each(callbacks)(
		'%s: whatever the seed, the callback %j says the same, and keeps what is of the user',
		(service, content) => {
			const truth = truthOf(content) as object;
			for (const seed of seeds) {
				const written = new Wild(seed).callback(service, content, { order: 'A-7', phone: '79000000177' });
				const { order, phone, ...told } = readCallback(written) as Record<string, Json>;
				expect({ order, phone }).toEqual({ order: 'A-7', phone: '79000000177' });
				expect({ seed, told: truthOf(told) }).toEqual({ seed, told: truth });
			}
		},
	);

	it('says the same again for the same seed, and something else for others', () => {
		const said = (seed: number) => answers.map((sample) => answerOf(new Wild(seed), sample));
		expect(said(7)).toEqual(said(7));
		const few = seeds.slice(0, 20);
		expect(new Set(few.map((seed) => JSON.stringify(said(seed)))).size).toBe(few.length);
	});

	it('does not depend on what else is asked meanwhile, but on how often the same is asked', () => {
		const [sample, other] = [answers[2], answers[9]];
		const alone = new Wild(7);
		const first = answerOf(alone, sample);
		const busy = new Wild(7);
		answerOf(busy, other);
		expect(answerOf(busy, sample)).toEqual(first);
		const again = seeds.map(() => answerOf(alone, sample).text);
		expect(new Set(again).size).toBeGreaterThan(10);
	});

	it('chooses codes that can be told again, half of them with a zero in front', () => {
		const codes = (wild: Wild) => seeds.map(() => wild.code(6));
		expect(codes(new Wild(7))).toEqual(codes(new Wild(7)));
		expect(codes(new Wild(7)).every((code) => /^\d{6}$/.test(code))).toBe(true);
		expect(codes(new Wild(7)).filter((code) => code.startsWith('0')).length).toBeGreaterThan(60);
	});

	it('has every idea sometimes', () => {
		const taken = new Set<string>();
		for (const seed of seeds.slice(0, 20)) {
			const wild = new Wild(seed);
			answers.forEach((sample) => answerOf(wild, sample));
			callbacks.forEach(([service, content]) => wild.callback(service, content));
			wild.log.flatMap(({ ideas }) => ideas).forEach((idea) => taken.add(idea));
		}
		expect([...taken].sort()).toEqual([...ideaNames].sort());
	});

	it('tells what it has said, and by which ideas', () => {
		const wild = new Wild(1, ['bom', 'created']);
		const { text } = answerOf(wild, answers[1]);
		expect(wild.log).toEqual([
			{ service: 'mcnTelecom', about: '/v2/rest/account/1/flash_call', ideas: ['bom', 'created'], text },
		]);
	});
});

describe('one idea of the wild mode', () => {
	const about = '/api/send/';
	const said = (idea: string, content: Json, seed = 1) =>
		new Wild(seed, [idea]).answer({ service: 'mobilgroup', about, content }, null).text;

	it.each<[string, Json, string[]]>([
		['numbersAsText', { id: 7, sum: 1.5 }, ['{"id":"7","sum":"1.5"}']],
		[
			'textsAsNumbers',
			{ id: '7', account_id: '0123', price: '0,91', budget: '1.10', name: '12', code: '0427' },
			['{"id":7,"account_id":"0123","price":0.91,"budget":"1.10","name":"12","code":427}'],
		],
		[
			'flags',
			{ enable: true, overall: 0 },
			[
				'{"enable":true,"overall":false}',
				'{"enable":1,"overall":0}',
				'{"enable":"1","overall":"0"}',
				'{"enable":"true","overall":"false"}',
			],
		],
		[
			'money',
			{ price: '0.35' },
			['0.35', '0,35', '.35', '0.35 руб.', '0,35 руб.'].map((price) => JSON.stringify({ price })),
		],
		[
			'phones',
			{ phone: '79001234567' },
			[
				...['89001234567', '+79001234567', '+7 900 123 45 67', '8 (900) 123-45-67', '9001234567'],
				79_001_234_567,
			].map((phone) => JSON.stringify({ phone })),
		],
		['emptyLists', { data: [] }, ['{"data":false}', '{"data":null}']],
		[
			'loneRows',
			{ data: [{ id: 1 }], calls: [{ id: 1 }, { id: 2 }] },
			['{"data":{"id":1},"calls":[{"id":1},{"id":2}]}'],
		],
		[
			'listsAsObjects',
			{ data: [{ id: 17 }] },
			['{"data":{"0":{"id":17}}}', '{"data":{"1":{"id":17}}}', '{"data":{"17":{"id":17}}}'],
		],
		['keyOrder', { id: 1, name: '' }, ['{"id":1,"name":""}', '{"name":"","id":1}']],
		['rowOrder', { data: [1, 2] }, ['{"data":[1,2]}', '{"data":[2,1]}']],
		[
			'doubles',
			{ data: [{ phone: '1', result: 'ok' }] },
			[
				'',
				',{"phone":"1","result":"duplicate"}',
				',{"phone":"1","result":"error","description":"Error_Duplicate"}',
			].map((double) => `{"data":[{"phone":"1","result":"ok"}${double}]}`),
		],
		['escapes', { name: 'Да/no 😀' }, ['{"name":"\\u0414\\u0430\\/no \\ud83d\\ude00"}']],
		['bom', {}, ['\uFEFF{}']],
	])('%s', (idea, content, forms) => {
		expect([...new Set(seeds.map((seed) => said(idea, content, seed)))].sort()).toEqual([...forms].sort());
	});

	it.each(['emptyLists', 'listsAsObjects'])(
		'%s leaves an empty list that says that nothing was found',
		(idea) => {
			const content = { status: 'success', data: [] };
			const outgoing = { service: 'zvonobot', about: '/apiCalls/get', content } as const;
			expect(new Wild(1, [idea]).answer(outgoing, null).text).toBe(JSON.stringify(content));
		},
	);

	it('warning: PHP complains before it answers', () => {
		expect(said('warning', { id: 1 })).toMatch(/^<br \/>\n<b>\w+<\/b>: [^[{]+<br \/>\n\{"id":1\}$/);
	});

	it('extraFields: three that no document names', () => {
		expect(Object.keys(JSON.parse(said('extraFields', { result: 'ok' })) as object)).toHaveLength(4);
	});

	it('form and partsAsText: callbacks as forms, and the calls within as JSON text', () => {
		const content = { apiCalls: [{ id: 1, plannedAt: null, enable: false }] };
		const written = (ideas: string[]) => new Wild(1, ideas).callback('zvonobot', content);
		expect(written(['form'])).toEqual({
			body: 'apiCalls%5B0%5D%5Bid%5D=1&apiCalls%5B0%5D%5Benable%5D=0',
			contentType: 'application/x-www-form-urlencoded',
		});
		expect(JSON.parse(written(['partsAsText']).body)).toEqual({ apiCalls: JSON.stringify(content.apiCalls) });
	});
});

describe('the setting of the wild mode', () => {
	afterEach(() => [SEED, IDEAS].forEach((name) => delete process.env[name]));

	it('is off unless a seed says otherwise', () => {
		expect(wildMode()).toBeUndefined();
		process.env[SEED] = '7';
		expect(wildMode()).toBeInstanceOf(Wild);
		expect(wildMode(false)).toBeUndefined();
	});

	it('can have a few of its ideas only', () => {
		process.env[SEED] = '7';
		process.env[IDEAS] = 'bom, escapes';
		const answer = wildMode()?.answer({ service: 'mobilgroup', about: '/', content: { name: 'Да' } }, null);
		expect(answer).toEqual({ text: '\uFEFF{"name":"\\u0414\\u0430"}', created: false, htmlType: false });
	});

	it.each([
		['much', undefined, /must be a whole number/],
		['7', 'bomb', /No idea is called bomb; there are/],
	])('refuses %s with %s', (seed, ideas, message) => {
		process.env[SEED] = seed;
		if (ideas) process.env[IDEAS] = ideas;
		expect(() => wildMode()).toThrow(message);
	});
});
