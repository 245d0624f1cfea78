import { claim } from '../../../../nodes/shared/waiting/claim';

const NOW = 1_700_000_000_000;

describe('two answers to one call that is waited for', () => {
	it('the first brings the execution back, the second does not', () => {
		expect(claim('7 ask-by-phone first', NOW)).toBe(true);
		expect(claim('7 ask-by-phone first', NOW)).toBe(false);
		expect(claim('7 ask-by-phone first', NOW + 19_999)).toBe(false);
	});

	it('the answer to the next call of the same execution does', () => {
		expect(claim('7 ask-by-phone second', NOW)).toBe(true);
	});

	it('an answer that the service repeats after a minute does, for the first one was lost', () => {
		expect(claim('8 ask-by-phone', NOW)).toBe(true);
		expect(claim('8 ask-by-phone', NOW + 60_000)).toBe(true);
	});

	it('of a thousand at the same moment each gets through once', () => {
		const waiting = Array.from({ length: 1000 }, (_, place) => `9 ask-by-phone ${place}`);
		const first = waiting.map((one) => claim(one, NOW + 120_000));
		const second = waiting.map((one) => claim(one, NOW + 120_000));
		expect([first.every(Boolean), second.some(Boolean)]).toEqual([true, false]);
	});
});
