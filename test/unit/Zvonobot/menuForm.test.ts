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
