import { toSeconds } from '../../../../nodes/shared/values/duration';

describe('a duration', () => {
	it.each([
		['00:04', 4],
		['01:02', 62],
		['1:02:03', 3723],
		['14', 14],
		[14, 14],
		['0', 0],
		[' 1 ', 1],
	])('%p is %p seconds', (written, seconds) => expect(toSeconds(written)).toBe(seconds));

	it.each(['', '-4', '00:61', '1:2:3:4', 'long', null, undefined, {}, 1.5])('%p is none', (written) =>
		expect(toSeconds(written)).toBeUndefined(),
	);
});
