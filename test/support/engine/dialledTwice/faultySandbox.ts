/** The sandbox for the table: numbers whose last digits are a fault, how often they rang, and what may be reported for them. */

import { type Behaviour, behaviours } from '../../../../sandbox/calls/behaviours';
import type { Sandbox } from '../../../../sandbox/server';
import { placed, sign, type Told, unclear } from './answer';

const PHONE = /79\d{9}/g;
/** A number that answers, and nothing is odd. */
const PLAIN = '10';
/** What a call does once it is placed is no matter here. */
const isOdd = ({ refuse, fault, answer, missing }: Behaviour) => refuse ?? fault ?? answer ?? missing;

/** The service takes the call and never answers. */
export const HANGING = '65';

export const endings = [
	// The refusal stands first, see http.ts.
	...['42', PLAIN],
	...Object.keys(behaviours)
		.filter((ending) => ending !== '42' && isOdd(behaviours[ending]))
		.sort(),
];

/** What may be reported about a number that rang this often. */
export function rightFor(ending: string, rang: number): Told[] {
	const { fault } = behaviours[ending] ?? {};
	if (ending === PLAIN) return placed;
	// An address that leads elsewhere has placed nothing; any other fault says nothing at all.
	if (fault && fault !== 'redirect') return unclear;
	return rang > 0 ? sign : ['refused', 'unclear'];
}

export function titleOf(ending: string): string {
	const behaviour: Behaviour | undefined = behaviours[ending];
	return `…${ending} of the sandbox${behaviour ? ` (${JSON.stringify(behaviour)})` : ''}`;
}

export function counts({ state }: Sandbox) {
	const sent = new Map<string, number>();
	let read = 0;
	return {
		rang: (phone: string) => state.calls.filter((call) => call.phone === phone).length,
		/** How many requests have asked for the number. */
		sent: (phone: string): number => {
			for (; read < state.requests.length; read += 1) {
				const { query, body } = state.requests[read];
				const found = JSON.stringify([query, body]).match(PHONE) ?? [];
				for (const named of new Set(found)) sent.set(named, (sent.get(named) ?? 0) + 1);
			}
			return sent.get(phone) ?? 0;
		},
	};
}
