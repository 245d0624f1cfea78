/** Whoever wants phones to ring, or earns from it, meets the limits, in as many executions as they like. */

import type { World } from '../../../host/world';
import { dialled, freshPhone, withEight } from '../../support/e2e/dialled';
import {
	type Answer,
	ownLimits,
	pauseBetweenCalls,
	signUpSite,
	withChannels,
} from '../../support/e2e/signUp';

const channels = withChannels('mobilgroupFlashCall', 'zvonobotFlashCall');
const placedIn = (answers: Answer[]) => answers.filter(({ outcome }) => outcome === 'placed').length;
const limitsIn = (answers: Answer[]) => new Set(answers.flatMap(({ limit }) => (limit ? [limit] : [])));
let blocks = 0;
/** Numbers that differ in their last four digits only. */
const blockOf = (count: number): string[] => {
	blocks += 1;
	return Array.from({ length: count }, (_, at) => `7900${200 + blocks}${1000 + at * 100 + 10}`);
};

export function calledTooOften(world: World): void {
	const siteWith = async (parameters: object) => await signUpSite(world, { ...channels, ...parameters });

	it('reaches one phone once in its pause, however it is written and no matter who asks', async () => {
		const site = await siteWith({});
		const phone = freshPhone();
		const spellings = [phone, `+${phone}`, withEight(phone), ` ${phone} `];
		const answers = await Promise.all(
			Array.from({ length: 20 }, async (_, at) => {
				return await site.start({ phone: spellings[at % spellings.length], visitor: `visitor ${at}` });
			}),
		);
		expect(dialled(world, [phone])).toEqual([1]);
		expect(placedIn(answers)).toBe(1);
		expect(limitsIn(answers)).toEqual(new Set(['secondsBetween']));
		const seconds = Number(answers.find(({ outcome }) => outcome === 'skipped')?.retryAfterSeconds);
		expect(seconds).toBeGreaterThanOrEqual(25);
		expect(seconds).toBeLessThanOrEqual(33);
	});

	it('reaches one phone so often in an hour, by Start and by Try Next Channel together', async () => {
		const site = await siteWith(ownLimits({ perPhonePerHour: 2 }));
		const phone = freshPhone();
		const first = await site.start({ phone });
		await pauseBetweenCalls();
		const second = await site.next({ token: first.token });
		expect([first.outcome, second.outcome]).toEqual(['placed', 'placed']);
		await pauseBetweenCalls();
		const answers = [await site.start({ phone }), await site.next({ token: second.token })];
		expect(answers.map(({ reason }) => reason)).toEqual(['limitReached', 'noChannelLeft']);
		expect(dialled(world, [phone])).toEqual([2]);
	});

	it('reaches only as many phones of one block of numbers as the limit says', async () => {
		const site = await siteWith(ownLimits({ perPrefixPerHour: 7 }));
		const phones = blockOf(30);
		const answers = await Promise.all(
			phones.map(async (phone, at) => await site.start({ phone, visitor: `visitor ${at}` })),
		);
		expect(placedIn(answers)).toBe(7);
		expect(limitsIn(answers)).toEqual(new Set(['perPrefixPerHour']));
		expect(dialled(world, phones).reduce((sum, times) => sum + times, 0)).toBe(7);
	});

	it('reaches only as many phones for one visitor as the limit says, and other visitors are called', async () => {
		const site = await siteWith({});
		const phones = Array.from({ length: 12 }, () => freshPhone());
		const answers = await Promise.all(
			phones.map(async (phone) => await site.start({ phone, visitor: '192.0.2.1' })),
		);
		expect(placedIn(answers)).toBe(5);
		expect(limitsIn(answers)).toEqual(new Set(['perVisitorPerHour']));
		expect(await site.start({ phone: freshPhone(), visitor: '192.0.2.2' })).toMatchObject({
			outcome: 'placed',
		});
	});

	it('calls nobody for more than what the workflow may call in all', async () => {
		const site = await siteWith(ownLimits({ inAllPerHour: 4 }));
		const phones = Array.from({ length: 10 }, () => freshPhone());
		const answers = await Promise.all(
			phones.map(async (phone, at) => await site.start({ phone, visitor: `visitor ${at}` })),
		);
		expect(placedIn(answers)).toBe(4);
		expect(limitsIn(answers)).toEqual(new Set(['inAllPerHour']));
	});

	it('takes no room from others with numbers that the services refuse', async () => {
		const site = await siteWith(ownLimits({ inAllPerHour: 3 }));
		for (let at = 0; at < 5; at += 1) await site.start({ phone: freshPhone('30') });
		const answers = [];
		for (let at = 0; at < 4; at += 1) answers.push(await site.start({ phone: freshPhone() }));
		expect(placedIn(answers)).toBe(3);
	});

	it('takes room with calls of which nobody knows whether they have rung', async () => {
		const site = await siteWith(ownLimits({ inAllPerHour: 2 }));
		for (let at = 0; at < 2; at += 1) await site.start({ phone: freshPhone('50') });
		expect(await site.start({ phone: freshPhone() })).toMatchObject({ limit: 'inAllPerHour' });
	});

	describe('with X-Forwarded-For as the visitor', () => {
		const visitor = "={{ $json.headers['x-forwarded-for'] }}";
		const limits = ownLimits({ perVisitorPerHour: 2, perPrefixPerHour: 5 });
		const from = (address: string) => ({ 'x-forwarded-for': address });

		it('is one visitor for one address, and nobody is called without one', async () => {
			const site = await siteWith({ ...limits, visitor });
			const answers = [];
			for (let at = 0; at < 4; at += 1)
				answers.push(await site.start({ phone: freshPhone() }, from('192.0.2.3')));
			expect(placedIn(answers)).toBe(2);
			const phone = freshPhone();
			expect(await site.start({ phone })).toMatchObject({ status: 500 });
			expect(dialled(world, [phone])).toEqual([0]);
		});

		it('gets around the limit of visitors with made-up addresses, not around the others', async () => {
			const site = await siteWith({ ...limits, visitor });
			const answers = [];
			for (const [at, phone] of blockOf(10).entries())
				answers.push(await site.start({ phone }, from(`192.0.2.${at}, 198.51.100.7`)));
			expect(placedIn(answers)).toBe(5);
			expect(limitsIn(answers)).toEqual(new Set(['perPrefixPerHour']));
		});

		it('does not where the address that the own proxy has seen is the visitor', async () => {
			const last = "={{ $json.headers['x-forwarded-for']?.split(',').pop().trim() }}";
			const site = await siteWith({ ...limits, visitor: last });
			const answers = [];
			for (const [at, phone] of blockOf(5).entries())
				answers.push(await site.start({ phone }, from(`192.0.2.${at}, 198.51.100.7`)));
			expect(placedIn(answers)).toBe(2);
		});
	});

	it.each(['+373 900 00010', '+7 809 000-00-10', '+1 900 000-0010', '+44 900 000 0010'])(
		'does not reach %s where only other prefixes are allowed',
		async (phone) => {
			const site = await siteWith({ safety: { allowedPrefixes: '+79' } });
			const before = world.sandbox.state.requests.length;
			expect(await site.start({ phone })).toMatchObject({
				outcome: 'skipped',
				reason: 'prefixNotAllowed',
				message: 'No call was made. Check the number, or begin again.',
			});
			expect(world.sandbox.state.requests).toHaveLength(before);
		},
	);
}
