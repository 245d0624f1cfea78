/** Many visitors ask for many calls: 400 times by default, `VOICE_CALLS_REQUESTS=2000` as often as that. */

import type { World } from '../../../host/world';
import {
	type Answer,
	ownLimits,
	pauseBetweenCalls,
	type SignUpSite,
	signUpSite,
	withChannels,
} from '../../support/e2e/signUp';

const AT_A_TIME = 20;
const WAVES = 2;
const TIMES_IN_WAVE = 5;
/** n8n itself needs 65 ms of a processor for any webhook here. */
const PHONES = Number(process.env.VOICE_CALLS_REQUESTS ?? 400) / WAVES / TIMES_IN_WAVE;
/** Each visitor asks for four phones of their own, and each prefix has the phones of two visitors. */
const PHONES_OF_VISITOR = 4;
const PHONES_OF_PREFIX = 8;
const PREFIXES = PHONES / PHONES_OF_PREFIX;
/** Each limit is one less than those within it add up to: 4 × 2 - 1, 2 × 7 - 1. So all are reached in whatever order. */
const within = { perPhonePerHour: 2, perVisitorPerHour: 7, perPrefixPerHour: 13 };
const ALLOWED = within.perPrefixPerHour * PREFIXES - 1;
const most = { ...within, inAllPerHour: ALLOWED };
const LONG_MS = 120_000 + PHONES * 5_000;

const people = Array.from({ length: PHONES }, (_, at) => {
	const prefix = `79003${String(Math.floor(at / PHONES_OF_PREFIX)).padStart(2, '0')}`;
	const visitor = `192.0.2.${Math.floor(at / PHONES_OF_VISITOR)}`;
	return { phone: `${prefix}${1010 + 100 * (at % PHONES_OF_PREFIX)}`, prefix, visitor };
});

/** Each of them several times, in an order without order that is always the same. */
const wave = Array.from({ length: PHONES * TIMES_IN_WAVE }, (_, at) => at)
	.sort((one, other) => ((one * 7_919) % 10_007) - ((other * 7_919) % 10_007))
	.map((at) => people[at % PHONES]);

async function askAll(site: SignUpSite): Promise<Answer[]> {
	const answers: Answer[] = [];
	const left = [...wave];
	const ask = async () => {
		for (let one = left.pop(); one; one = left.pop()) {
			answers.push(await site.start({ phone: one.phone, visitor: one.visitor }));
		}
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, ask));
	return answers;
}

/** How often each value is there. */
function countsOf(values: unknown[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
	return counts;
}

export function manyAtOnce(world: World): void {
	it(
		'place as many calls as the limits allow, and no more for any phone, visitor or prefix',
		async () => {
			const limits = ownLimits(most);
			const site = await signUpSite(world, { ...withChannels('mobilgroupFlashCall'), ...limits });
			const before = world.sandbox.state.calls.length;
			const began = Date.now();
			const answers = await askAll(site);
			// Each phone can be called again after its pause, so both of its calls are certain.
			await pauseBetweenCalls();
			answers.push(...(await askAll(site)));
			const seconds = (Date.now() - began) / 1000;

			const calls = world.sandbox.state.calls.slice(before);
			const called = calls.map((call) => people.find(({ phone }) => phone === call.phone));
			const counts = {
				phone: countsOf(called.map((one) => one?.phone)),
				visitor: countsOf(called.map((one) => one?.visitor)),
				prefix: countsOf(called.map((one) => one?.prefix)),
			};
			const mostOf = Object.entries(counts).map(
				([what, times]) =>
					`${Object.keys(times).length} × ${what} at most ${Math.max(...Object.values(times))}`,
			);
			const ends = countsOf(answers.map(({ limit, outcome }) => limit ?? outcome));
			process.stdout.write(
				`${answers.length} requests in ${seconds} s: ${calls.length} calls; ${mostOf.join(', ')}; ${JSON.stringify(ends)}\n`,
			);

			expect(answers).toHaveLength(WAVES * wave.length);
			expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
			expect(calls).toHaveLength(ALLOWED);
			expect(ends.placed).toBe(ALLOWED);
			expect(Math.max(...Object.values(counts.phone))).toBe(most.perPhonePerHour);
			expect(Math.max(...Object.values(counts.visitor))).toBe(most.perVisitorPerHour);
			expect(Math.max(...Object.values(counts.prefix))).toBe(most.perPrefixPerHour);
		},
		LONG_MS,
	);
}
