/** Fifty visitors ask two thousand times for calls to two hundred phones. */

import type { World } from '../../../host/world';
import type { Answer } from '../../support/e2e/signUp';
import { ownLimits, pauseBetweenCalls, signUpSite, withChannels } from '../../support/e2e/signUp';

const REQUESTS = 2_000;
const AT_A_TIME = 20;
const PHONES = 200;
/** Each visitor asks for four phones of their own, and each prefix has the phones of two visitors. */
const PHONES_OF_VISITOR = 4;
const PHONES_OF_PREFIX = 8;
const most = { perPhonePerHour: 2, perVisitorPerHour: 7, perPrefixPerHour: 12, inAllPerHour: 290 };
/** Each limit is less than the limits within it allow: 2 × 4 = 8, 7 × 2 = 14, 12 × 25 = 300. */
const ALLOWED = 290;
const LONG_MS = 120_000;

interface Asked {
	phone: string;
	visitor: string;
}

const prefixOf = (phone: string) => phone.slice(0, -4);

function asked(at: number): Asked {
	const phone = at % PHONES;
	const prefix = String(Math.floor(phone / PHONES_OF_PREFIX)).padStart(2, '0');
	return {
		phone: `790007${prefix.slice(0, 1)}${prefix.slice(1)}${1010 + 100 * (phone % PHONES_OF_PREFIX)}`.slice(
			0,
			11,
		),
		visitor: `192.0.2.${Math.floor(phone / PHONES_OF_VISITOR)}`,
	};
}

/** In another order than they came about, always the same. */
const shuffled = <T>(list: T[]): T[] =>
	list
		.map((one, at) => ({ one, place: (at * 7_919 + 13) % 10_007 }))
		.sort((a, b) => a.place - b.place)
		.map(({ one }) => one);

export function manyAtOnce(worldOf: () => World): void {
	it(
		'place as many calls as the limits allow, and no more for any phone, visitor or prefix',
		async () => {
			const limits = ownLimits(most);
			const site = await signUpSite(worldOf(), { ...withChannels('mobilgroupFlashCall'), ...limits });
			const began = Date.now();
			const half = REQUESTS / 2;
			const answers: Answer[] = [];
			for (const wave of [0, 1]) {
				// After the pause each phone can be called again, so both of its calls are certain.
				if (wave > 0) await pauseBetweenCalls();
				const left = shuffled(Array.from({ length: half }, (_, at) => asked(at)));
				const visitors = Array.from({ length: AT_A_TIME }, async () => {
					for (let one = left.pop(); one; one = left.pop()) answers.push(await site.start({ ...one }));
				});
				await Promise.all(visitors);
			}
			const wanted = new Set(answers.map(({ phone }) => phone));
			const calls = worldOf().sandbox.state.calls.filter(({ phone }) => wanted.has(phone));
			const visitorOf = new Map(
				Array.from({ length: PHONES }, (_, at) => asked(at)).map((one) => [one.phone, one.visitor]),
			);
			const mostOf = (keyOf: (phone: string) => string | undefined) => {
				const counts = new Map<string | undefined, number>();
				for (const { phone } of calls) counts.set(keyOf(phone), (counts.get(keyOf(phone)) ?? 0) + 1);
				return { keys: counts.size, most: Math.max(...counts.values()) };
			};
			const figures = {
				phones: mostOf((phone) => phone),
				visitors: mostOf((phone) => visitorOf.get(phone)),
				prefixes: mostOf(prefixOf),
			};
			const refusedBy = answers.reduce<Record<string, number>>((counts, { limit, outcome }) => {
				const name = String(limit ?? outcome);
				return { ...counts, [name]: (counts[name] ?? 0) + 1 };
			}, {});
			process.stdout.write(
				`${answers.length} requests in ${(Date.now() - began) / 1000} s: ${calls.length} calls, ${JSON.stringify(figures)}; ${JSON.stringify(refusedBy)}\n`,
			);
			expect(answers).toHaveLength(REQUESTS);
			expect(wanted.size).toBe(PHONES);
			expect(answers.every(({ status }) => status === 200)).toBe(true);
			expect(calls).toHaveLength(ALLOWED);
			expect(figures.phones.most).toBe(most.perPhonePerHour);
			expect(figures.visitors.most).toBe(most.perVisitorPerHour);
			expect(figures.prefixes.most).toBe(most.perPrefixPerHour);
			expect(answers.filter(({ outcome }) => outcome === 'placed')).toHaveLength(ALLOWED);
		},
		LONG_MS,
	);
}
