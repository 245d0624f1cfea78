/** What has happened since midnight, by the clock of this machine. */

import type { ServiceName } from '../calls/call';
import type { SandboxState } from '../state';

export interface Today {
	calls: number;
	/** How many of the calls were answered. */
	answered: number;
	rubles: string;
}

export function todayOf({ calls, payments }: SandboxState, now = new Date()): (of: ServiceName) => Today {
	const midnight = new Date(new Date(now).setHours(0, 0, 0, 0)).toISOString();
	const [callsToday, paymentsToday] = [since(midnight, calls), since(midnight, payments)];
	return (wanted) => {
		const own = callsToday.filter(({ service }) => service === wanted);
		const paid = paymentsToday.filter(({ service }) => service === wanted);
		return {
			calls: own.length,
			answered: own.filter(({ state, talk }) => state === 'answered' || talk.answeredAt !== undefined).length,
			rubles: (paid.reduce((sum, { kopecks }) => sum + kopecks, 0) / 100).toFixed(2),
		};
	};
}

/** @param log oldest first */
function since<Entry extends { at: string }>(midnight: string, log: Entry[]): Entry[] {
	let begins = log.length;
	while (begins > 0 && log[begins - 1].at >= midnight) begins -= 1;
	return log.slice(begins);
}
