import { describeProblem, formMenu } from '../../../nodes/Zvonobot/ivr/faults';
import { branchesOfForm, readIvrs } from '../../../nodes/Zvonobot/ivr/read';

describe('the form of a menu', () => {
	it('reads as the same branches as JSON', () => {
		const none = { __rl: true, mode: 'list', value: '' };
		const form = {
			branch: [
				{
					digit: '0',
					keyWords: 'да, конечно',
					then: { smsText: 'Спасибо', needBlock: true, recordId: none, webhookHeaders: '{}' },
					branches: {
						branch: [{ digit: '', anyWord: true, then: { recognitionTimeout: 5 }, branches: {} }],
					},
				},
				{ digit: '', keyWords: '', anyWord: false, then: { recordText: 'Bye', recordGender: 1 } },
			],
		};
		expect(readIvrs(branchesOfForm(form))).toEqual({
			ivrs: [
				{
					digit: 0,
					keyWords: 'да|конечно',
					smsText: 'Спасибо',
					needBlock: 1,
					ivrs: [{ anyWord: 1, recognitionTimeout: 5 }],
				},
				{ record: { text: 'Bye', gender: 1 } },
			],
		});
	});

	it('reads switches and numbers that an expression gives as text', () => {
		const form = {
			branch: [
				{ digit: 2, anyWord: 'false', then: { needBlock: 'true', smsTemplateId: '0' } },
				{ digit: '', anyWord: 'TRUE', then: { smsTemplateId: '7' } },
			],
		};
		expect(readIvrs(branchesOfForm(form))).toEqual({
			ivrs: [
				{ digit: 2, needBlock: 1 },
				{ anyWord: 1, smsTemplateId: 7 },
			],
		});
	});

	it.each([
		['branches that are no list', { branch: [{ digit: '1', branches: 'none' }] }, 'ivrs[0].ivrs'],
		['a key that an expression leaves empty', { branch: [{ digit: null }] }, 'ivrs[0].digit'],
		['no text at all', { branch: [{ digit: '1', then: { smsText: {} } }] }, 'ivrs[0].smsText'],
		[
			'a voice that is a switch',
			{ branch: [{ then: { recordText: 'Hi', recordGender: true } }] },
			'ivrs[0].record.gender',
		],
		['a recording by no ID', { branch: [{ then: { recordId: { a: 1 } } }] }, 'ivrs[0].record.id'],
		['actions that are no object', { branch: [{ digit: '1', then: 'block' }] }, 'ivrs[0].then'],
		['a form that is none', 'menu', 'ivrs'],
	])('drops nothing: refuses %s', (_what, form, field) => {
		expect(readIvrs(branchesOfForm(form))).toEqual({ problems: [expect.objectContaining({ field })] });
	});

	it('is empty where nothing was added', () => {
		expect(branchesOfForm({})).toEqual([]);
		expect(branchesOfForm(undefined)).toEqual([]);
	});
});

describe('what is wrong with a menu of the form, in the words of the form', () => {
	const told = (branches: object[], ready = {}) => {
		const found = readIvrs(branchesOfForm({ branch: branches }));
		if ('ivrs' in found) throw new Error('Nothing is wrong with it');
		return found.problems.map((problem) => describeProblem(problem, formMenu('Menu', ready)));
	};
	const below = (...branches: object[]) => ({ digit: '5', branches: { branch: branches } });
	const address = 'https://n8n.example/a';

	it.each<[object[], string | RegExp]>([
		[[{ digit: '1' }, { digit: 1 }], 'Branch 2 listens to key 1, which branch 1 has taken'],
		[
			[{ digit: '' }, below({ digit: '2' }, { digit: '2' })],
			'Branch 2 › branch 2 listens to key 2, which branch 2 › branch 1 has taken',
		],
		[
			[
				{ digit: '1', keyWords: 'да' },
				{ digit: '2', keyWords: 'нет, ДА' },
			],
			"Branch 2 listens to the word 'да', which branch 1 has taken",
		],
		[
			[
				{ digit: '', anyWord: true },
				{ digit: '', anyWord: true },
			],
			'Branch 2 listens to any words, which branch 1 has taken',
		],
		[[{ digit: '' }, { digit: '' }], 'Branch 2 is for staying on the line, which branch 1 has taken'],
		[[{ digit: '12' }], "Branch 1 › 'Key Pressed': is 12, 0 to 9 allowed"],
		[[{ digit: null }], "Branch 1 › 'Key Pressed': must be a whole number"],
		[[{ keyWords: 7.5, digit: '1', anyWord: 'no idea' }], /^Branch 1 › 'Any Words': must be true or false/],
		[[{ digit: '', keyWords: [{}] }], "Branch 1 › 'Or Words': must be a word without |"],
		[
			[{ digit: '1', anyWord: true }],
			"Branch 1 › 'Any Words': cannot stand beside 'Key Pressed' or 'Or Words'",
		],
		[
			[{ digit: '1', then: { recognitionTimeout: 7 } }],
			"Branch 1 › 'Listen For (Seconds)': needs 'Any Words'",
		],
		[
			[{ digit: '1', then: { smsText: 'Hi', smsTemplateId: 7 } }],
			"Branch 1 › 'SMS Text': is replaced by 'SMS Template ID', one allowed",
		],
		[
			[{ digit: '1', then: { webhookHeaders: { a: 'b' } } }],
			"Branch 1 › 'Headers of Callback': needs 'Callback Address'",
		],
		[
			[{ digit: '1', then: { webhookParameters: { a: 'b' } } }],
			"Branch 1 › 'Parameters of Callback': needs 'Callback Address'",
		],
		[
			[{ digit: '1', then: { webhookUrl: address, webhookParameters: 'a' } }],
			"Branch 1 › 'Parameters of Callback': must be a JSON object",
		],
		[[{ digit: '1', then: { webhookUrl: 'a' } }], /^Branch 1 › 'Callback Address': must be a URL/],
		[
			[{ digit: '1', then: { recordId: 7, recordText: 'Hi' } }],
			"Branch 1 › 'Play Text': has both 'Play Recording' and 'Play Text', one allowed",
		],
		[[{ digit: '1', then: { recordId: 'x' } }], "Branch 1 › 'Play Recording': must be a whole number"],
		[
			[{ digit: '1', then: { recordText: 'x'.repeat(1025) } }],
			"Branch 1 › 'Play Text': 1025 characters, 1024 allowed",
		],
		[
			[{ digit: '1', then: { recordText: 'Hi', recordGender: 3 } }],
			"Branch 1 › 'Voice': must be 0 for female or 1 for male",
		],
		[[{ digit: '1', then: { needBlock: 'often' } }], /^Branch 1 › 'Add to Blacklist': must be true or false/],
		[[{ digit: '1', then: { recognize: 2 } }], /^Branch 1 › 'Recognize Speech': must be true or false/],
		[
			[{ digit: '1', then: { emailTimeout: -1 } }],
			"Branch 1 › 'Email After (Minutes)': is -1, 0 or more allowed",
		],
		[[{ digit: '1', then: { managerPhone: '12' } }], /^Branch 1 › 'Transfer To': has 2 digits/],
		[[{ digit: '1', then: { smsChannel: 'x'.repeat(51) } }], /^Branch 1 › 'SMS Channel': 51 characters/],
		[[{ digit: '1', then: 'block' }], "Branch 1 › 'Then': must be set field by field"],
		[[{ digit: '1', branches: 'none' }], "Branch 1 › 'Branches': must be a list of branches"],
	])('%j', (branches, message) => {
		const [first] = told(branches);
		expect(first).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
	});

	it('calls a branch that other fields make by the names of those', () => {
		const optOut = { name: "'Opt-Out'", fields: { digit: "'Key'", recordText: "'Answer Text'" } };
		expect(told([{ digit: '9' }, { digit: '9' }], { 1: optOut })).toEqual([
			"'Opt-Out' listens to key 9, which branch 1 has taken",
		]);
		expect(told([{ digit: '9' }, { digit: '12' }], { 1: optOut })).toEqual(["'Key': is 12, 0 to 9 allowed"]);
	});
});
