import { branchesOfForm } from '../../../nodes/Zvonobot/ivr/fromForm';
import { readIvrs } from '../../../nodes/Zvonobot/ivr/read';

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

	it('is empty where nothing was added', () => {
		expect(branchesOfForm({})).toEqual([]);
		expect(branchesOfForm(undefined)).toEqual([]);
	});
});
