/** The menu's one validator, for the form and for JSON. */

import fc from 'fast-check';

import { describeProblem, jsonMenu } from '../../../nodes/Zvonobot/ivr/faults';
import { readIvrs } from '../../../nodes/Zvonobot/ivr/read';

const read = (branches: unknown) => {
	const found = readIvrs(branches);
	return 'ivrs' in found ? found.ivrs : found.problems.map((problem) => describeProblem(problem, jsonMenu));
};

describe('a branch of a menu', () => {
	it.each([
		['ivrs.*.digit 0', { digit: 0 }, { digit: 0 }],
		['ivrs.*.digit as text', { digit: '7' }, { digit: 7 }],
		['ivrs.*.digit empty: stay on the line', { digit: '', smsText: 'Hi' }, { smsText: 'Hi' }],
		['ivrs.*.digit null: stay on the line', { digit: null }, {}],
		['ivrs.*.keyWords with bars', { keyWords: 'Да|нет|не знаю' }, { keyWords: 'Да|нет|не знаю' }],
		['ivrs.*.keyWords with commas', { keyWords: 'Да, нет, не знаю' }, { keyWords: 'Да|нет|не знаю' }],
		[
			'ivrs.*.keyWords with bars and commas',
			{ keyWords: 'Да, конечно|нет|' },
			{ keyWords: 'Да, конечно|нет' },
		],
		['ivrs.*.keyWords as a list', { keyWords: ['да, конечно', 'ага'] }, { keyWords: 'да, конечно|ага' }],
		['ivrs.*.needBlock', { needBlock: true }, { needBlock: 1 }],
		['ivrs.*.needBlock 0', { needBlock: 0 }, { needBlock: 0 }],
		['ivrs.*.needBlock as text', { needBlock: 'TRUE' }, { needBlock: 1 }],
		['ivrs.*.recognize as text', { recognize: 'false' }, { recognize: 0 }],
		['ivrs.*.record.id', { record: { id: '1342', text: '' } }, { record: { id: 1342 } }],
		['ivrs.*.record.text', { record: { text: 'Hello' } }, { record: { text: 'Hello' } }],
		['ivrs.*.record.source', { record: { id: 1, source: 'file' } }, { record: { id: 1, source: 'file' } }],
		['ivrs.*.managerPhone', { managerPhone: '8 900 000 00 02' }, { managerPhone: '79000000002' }],
		['ivrs.*.smsText', { smsText: 'я'.repeat(70) }, { smsText: 'я'.repeat(70) }],
		['ivrs.*.smsTemplateId', { smsTemplateId: '5' }, { smsTemplateId: 5 }],
		['ivrs.*.smsChannel', { smsChannel: 'VIRTA' }, { smsChannel: 'VIRTA' }],
		['ivrs.*.webhookUrl', { webhookUrl: 'https://x.example/y' }, { webhookUrl: 'https://x.example/y' }],
		[
			'ivrs.*.webhookParameters',
			{ webhookUrl: 'https://x.example', webhookParameters: { order: 7 } },
			{ webhookUrl: 'https://x.example', webhookParameters: '{"order":7}' },
		],
		[
			'ivrs.*.webhookHeaders',
			{ webhookUrl: 'https://x.example', webhookHeaders: '{ "x": "1" }' },
			{ webhookUrl: 'https://x.example', webhookHeaders: '{"x":"1"}' },
		],
		[
			'ivrs.*.anyWord and ivrs.*.recognitionTimeout',
			{ anyWord: true, recognitionTimeout: 15 },
			{ anyWord: 1, recognitionTimeout: 15 },
		],
		['ivrs.*.recognize', { digit: 1, recognize: 0 }, { digit: 1, recognize: 0 }],
		['ivrs.*.emailTimeout', { emailTimeout: 10 }, { emailTimeout: 10 }],
		['ivrs.*.ivrs', { digit: 1, ivrs: [{ digit: 0 }] }, { digit: 1, ivrs: [{ digit: 0 }] }],
		['ivrs.*.ivrs empty', { digit: 1, ivrs: [] }, { digit: 1 }],
		[
			'what an export of the account portal leaves over',
			{ digit: 1, id: 9, name: 'A', extend: {} },
			{ digit: 1 },
		],
		['what newer API documentation names', { digit: 1, additionalFields: { new: 1 } }, { digit: 1, new: 1 }],
	])('%s', (_row, branch, sent) => {
		expect(read([branch])).toEqual([sent]);
	});

	it.each([
		[{ digit: 10 }, 'ivrs[0].digit: is 10, 0 to 9 allowed'],
		[{ digit: 'one' }, 'ivrs[0].digit: must be a whole number'],
		[{ digit: true }, 'ivrs[0].digit: must be a whole number'],
		[{ needBlock: 'maybe' }, 'ivrs[0].needBlock: must be true or false, 1 or 0'],
		[{ smsText: ['Hi'] }, 'ivrs[0].smsText: must be text'],
		[{ keyWords: true }, 'ivrs[0].keyWords: must be words or a list of them'],
		[{ managerPhone: '+421 2 1234 5678' }, /managerPhone: has 12 digits; Zvonobot takes numbers with 11$/],
		[{ additionalFields: 'x' }, 'ivrs[0].additionalFields: must be a JSON object'],
		[{ additionalFields: { ivrs: 1 } }, 'ivrs[0].additionalFields.ivrs: belongs to the branch itself'],
		[{ smsText: 'x'.repeat(83) }, 'ivrs[0].smsText: 83 characters, 70 allowed'],
		[{ record: {}, digit: 1, managerPhone: '12' }, 'ivrs[0].managerPhone: has 2 digits; 7 to 15 are allowed'],
		[{ record: { id: 1, text: 'x' } }, 'ivrs[0].record: has both record.id and record.text, one allowed'],
		[{ record: { text: 'x'.repeat(1025) } }, 'ivrs[0].record.text: 1025 characters, 1024 allowed'],
		[{ record: { text: 'x', gender: 3 } }, 'ivrs[0].record.gender: must be 0 for female or 1 for male'],
		[{ record: { text: 'x', source: 'tape' } }, 'ivrs[0].record.source: must be text or file'],
		[{ record: 7 }, 'ivrs[0].record: must be an object with id or text'],
		[{ anyWord: 1, digit: 1 }, 'ivrs[0].anyWord: cannot stand beside digit or keyWords'],
		[{ recognitionTimeout: 7 }, 'ivrs[0].recognitionTimeout: needs anyWord'],
		[{ anyWord: 1, recognitionTimeout: 16 }, 'ivrs[0].recognitionTimeout: is 16, 1 to 15 allowed'],
		[{ smsText: 'a', smsTemplateId: 1 }, 'ivrs[0].smsText: is replaced by smsTemplateId, one allowed'],
		[{ webhookParameters: { a: 1 } }, 'ivrs[0].webhookParameters: needs webhookUrl'],
		[{ webhookUrl: 'x', digit: 1 }, /^ivrs\[0\]\.webhookUrl: must be a URL/],
		[{ webhookUrl: `https://x.example/${'a'.repeat(255)}` }, /characters, 255 allowed$/],
		[{ webhookUrl: 'https://x.example', webhookHeaders: '[1]' }, /webhookHeaders: must be a JSON object$/],
		[{ keyWords: [1, {}] }, 'ivrs[0].keyWords[1]: must be a word without |'],
		[{ keyWords: ['a|b'] }, 'ivrs[0].keyWords[0]: must be a word without |'],
		[{ digt: 1 }, /^ivrs\[0\]\.digt: is not a field of a branch/],
		['branch', 'ivrs[0]: must be an object with the fields of a branch'],
		[{ ivrs: {} }, 'ivrs[0].ivrs: must be a list of branches'],
	])('%j is refused by path and rule', (branch, message) => {
		const [told] = read([branch]) as string[];
		expect(told).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
	});

	it('names the path at any depth, as `ivrs[1].ivrs[0].smsText`', () => {
		const menu = [{ digit: 1 }, { digit: 2, ivrs: [{ digit: 1, smsText: 'x'.repeat(83) }] }];
		expect(read(menu)).toEqual(['ivrs[1].ivrs[0].smsText: 83 characters, 70 allowed']);
	});

	it('tells everything that is wrong at once', () => {
		expect(read([{ digit: 11 }, { digit: 1, smsText: 'x'.repeat(71) }])).toHaveLength(2);
	});

	it.each([
		[[{ digit: 1 }, { digit: '1' }], 'ivrs[1]: listens to key 1, which ivrs[0] has taken'],
		[
			[{ keyWords: 'да' }, { keyWords: 'нет|ДА' }],
			"ivrs[1]: listens to the word 'да', which ivrs[0] has taken",
		],
		[
			[{ keyWords: 'Ещё' }, { keyWords: 'еще!' }],
			"ivrs[1]: listens to the word 'еще!', which ivrs[0] has taken",
		],
		[[{ digit: 1 }, { keyWords: '1' }], "ivrs[1]: listens to the word '1', which ivrs[0] has taken"],
		[[{}, { record: { id: 1 } }], 'ivrs[1]: is for staying on the line, which ivrs[0] has taken'],
		[[{ anyWord: 1 }, { anyWord: 1 }], 'ivrs[1]: listens to any words, which ivrs[0] has taken'],
	])('refuses two branches that listen to the same: %j', (menu, message) => {
		expect(read(menu)).toEqual([message]);
	});

	it('may listen to a key and a word for the same', () => {
		expect(
			read([
				{ digit: 1, keyWords: 'да' },
				{ digit: 2, keyWords: 'нет' },
			]),
		).toHaveLength(2);
	});

	it('stays whole when a menu is deeper than any conversation', () => {
		let menu: unknown[] = [];
		for (let level = 0; level < 150; level += 1) menu = [{ digit: 1, ivrs: menu }];
		expect(read(menu)).toEqual([expect.stringMatching(/is level 101, 100 allowed$/)]);
	});
});

describe('webhookParameters become text at every depth', () => {
	it('whatever the shape of the tree', () => {
		const { tree } = fc.letrec<{ tree: object[] }>((tie) => ({
			tree: fc.uniqueArray(
				fc.record({
					digit: fc.integer({ min: 0, max: 9 }),
					webhookUrl: fc.constant('https://x.example/hook'),
					webhookParameters: fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
					ivrs: fc.oneof({ depthSize: 'small' }, fc.constant([]), tie('tree')),
				}),
				{ selector: ({ digit }) => digit, maxLength: 4 },
			),
		}));
		fc.assert(
			fc.property(tree, (menu) => {
				const found = readIvrs(menu);
				if ('problems' in found) throw new Error(JSON.stringify(found.problems));
				const check = (given: object[], sent: object[]) => {
					expect(sent).toHaveLength(given.length);
					(sent as Array<Record<string, unknown>>).forEach((branch, place) => {
						const source = given[place] as Record<string, unknown>;
						expect(typeof branch.webhookParameters).toBe('string');
						expect(JSON.parse(branch.webhookParameters as string)).toEqual(
							JSON.parse(JSON.stringify(source.webhookParameters)),
						);
						check(source.ivrs as object[], (branch.ivrs ?? []) as object[]);
					});
				};
				check(menu, found.ivrs);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('any input', () => {
	it('is read or refused with a path, and what was read reads as itself', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const found = readIvrs(value);
				if ('ivrs' in found) expect(readIvrs(found.ivrs)).toEqual(found);
				else found.problems.forEach(({ field }) => expect(field).toMatch(/^ivrs/));
			}),
			{ numRuns: 300 },
		);
	});

	it('does not take long: 200 branches, six levels deep, in under 50 ms', () => {
		const leaf = () => ({ digit: 1, smsText: 'Спасибо', record: { text: 'x'.repeat(500) } });
		const menu = Array.from({ length: 10 }, (_, digit) => ({
			digit,
			ivrs: [
				{ digit: 1, ivrs: [{ digit: 1, ivrs: [{ digit: 1, ivrs: [{ digit: 1, ivrs: tenLeaves() }] }] }] },
			],
		}));
		function tenLeaves() {
			return Array.from({ length: 15 }, (_, place) =>
				place < 10 ? { ...leaf(), digit: place } : { ...leaf(), digit: '', keyWords: `word${place}` },
			);
		}
		const count = (level: unknown[]): number =>
			(level as Array<{ ivrs?: unknown[] }>).reduce((sum, { ivrs = [] }) => sum + 1 + count(ivrs), 0);
		expect(count(menu)).toBeGreaterThanOrEqual(200);
		const started = performance.now();
		expect(readIvrs(menu)).toHaveProperty('ivrs');
		expect(performance.now() - started).toBeLessThan(1000);
	});
});
