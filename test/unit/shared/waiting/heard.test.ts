import { forget, hear } from '../../../../nodes/shared/waiting/heard';

const later = (before?: object, now?: object) => (now ?? before) as { answer: string } | undefined;
const one = { answer: '1' };

describe('hear', () => {
	it('joins what is told with what was told before, for each call', () => {
		expect(hear('a', [one, undefined], later)).toEqual([one, undefined]);
		expect(hear('a', [undefined, { answer: '2' }], later)).toEqual([one, { answer: '2' }]);
		expect(hear('b', [undefined, undefined], later)).toEqual([undefined, undefined]);
	});

	it('knows nothing of what is forgotten', () => {
		hear('c', [one], later);
		forget('c');
		expect(hear('c', [undefined], later)).toEqual([undefined]);
	});

	it('keeps what was reported for the last thousand executions', () => {
		hear('first', [one], later);
		for (let count = 0; count < 999; count += 1) hear(`other ${count}`, [one], later);
		expect(hear('first', [undefined], later)).toEqual([one]);
		for (let count = 0; count < 1000; count += 1) hear(`more ${count}`, [one], later);
		expect(hear('first', [undefined], later)).toEqual([undefined]);
	});
});
