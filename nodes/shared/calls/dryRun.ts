/** What a dry run says that it would have done. */

import type { IDataObject } from 'n8n-workflow';

import type { Guards } from '../safety/guards';
import type { CallOutcome, PaidOperation } from './operation';
import { ringsAt, scheduled } from './scheduling';

/** What one person would have heard, and from when on the phone would have rung. */
export function planOf<Reading, Call>(
	operation: PaidOperation<Reading, Call>,
	{ guards, reading, call }: { guards: Guards; reading: Reading; call: Call },
): IDataObject {
	const { scheduling } = operation;
	const fitting = scheduled(guards.hours, scheduling, reading)?.reading ?? reading;
	const what = operation.what?.(reading, call);
	return { ...(what !== undefined && { what }), when: new Date(ringsAt(scheduling, fitting)).toISOString() };
}

/** Adds how many requests the calls of a run would have taken. */
export function countRequests<Entry extends { outcome?: CallOutcome }>(
	entries: Entry[],
	requestsOf: (entries: Entry[]) => unknown[],
): void {
	const dry = entries.filter(
		({ outcome }) => outcome && 'json' in outcome && outcome.json.reason === 'dryRun',
	);
	const requests = requestsOf(dry).length;
	for (const entry of dry)
		if (entry.outcome && 'json' in entry.outcome)
			entry.outcome = { json: { ...entry.outcome.json, requests } };
}
