import { createStamp, readStamp } from '../../../../nodes/shared/waiting/stamp';

const waiter = { executionId: '7', nodeId: 'ask' };
const secret = 'key-of-the-credential';
const asked = '2026-01-31T10:00:00.000Z';
const until = new Date(Date.now() + 60_000);
const stamp = createStamp(waiter, 'zvonobot', secret, { asked, branch: '0.1', until });

describe('the resume token of a callback', () => {
	it('is read by the node that made it, in the same execution', () => {
		expect(readStamp(waiter, 'zvonobot', secret, { ...stamp, apiCalls: [] })).toEqual(stamp);
	});

	it('does not show the key', () => {
		expect(JSON.stringify(stamp)).not.toContain(secret);
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['a list', [stamp]],
		['no token', { asked, branch: '0.1' }],
		['a token that is no text', { ...stamp, token: [stamp.token] }],
		[
			'a token that was changed',
			{ ...stamp, token: stamp.token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) },
		],
		['another time of asking', { ...stamp, asked: '2026-01-31T10:00:00.001Z' }],
		['no time of asking', { ...stamp, asked: undefined }],
		['another branch', { ...stamp, branch: '0.2' }],
		['no branch', { asked, token: stamp.token }],
	])('is not there in %s', (_name, carried) => {
		expect(readStamp(waiter, 'zvonobot', secret, carried)).toBeUndefined();
	});

	it.each([
		['execution', { ...waiter, executionId: '8' }, 'zvonobot' as const, secret],
		['node', { ...waiter, nodeId: 'other' }, 'zvonobot' as const, secret],
		['service', waiter, 'mobilgroup' as const, secret],
		['key', waiter, 'zvonobot' as const, 'another key'],
		['empty key', waiter, 'zvonobot' as const, ''],
		['missing key', waiter, 'zvonobot' as const, undefined],
	])('does not open another %s', (_name, place, service, key) => {
		expect(readStamp(place, service, key, stamp)).toBeUndefined();
	});

	it('expires an hour after the waiting ends', () => {
		const hour = 60 * 60 * 1000;
		const old = (ago: number) =>
			createStamp(waiter, 'zvonobot', secret, { asked, until: new Date(Date.now() - ago) });
		expect(readStamp(waiter, 'zvonobot', secret, old(hour - 10_000))).toBeDefined();
		expect(readStamp(waiter, 'zvonobot', secret, old(hour + 10_000))).toBeUndefined();
	});
});
