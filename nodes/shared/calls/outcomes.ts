/** What the result of a call means: for the memory, for a repetition, for who was called. */

import type { Failure } from '../errors';
import { stopped } from '../http/effect';
import type { Remembered } from './memory';
import type { CallOutcome } from './operation';
import { waitBefore } from './rateLimiter';

/** What is told again of a call that was placed before. */
export function outcomeFrom(result: Remembered): CallOutcome {
	return 'json' in result ? result : { failure: { ...result.unclear, outcome: 'unclear' } };
}

/** @returns undefined for what nobody got */
export function toRemember(outcome: CallOutcome): Remembered | undefined {
	if ('json' in outcome) return { json: outcome.json };
	const { outcome: kind, message, advice } = outcome.failure;
	return kind === 'unclear'
		? { unclear: { message, advice: withDetail(advice, outcome.detail) } }
		: undefined;
}

const withDetail = (advice: string, detail?: string) => (detail ? `${advice} [${detail}]` : advice);

/** Whether a call was placed or may have been; what calls nobody, such as a recording, was made where it says no outcome. */
export function wasCalled(outcome?: CallOutcome): boolean {
	if (!outcome) return false;
	if ('failure' in outcome) return outcome.failure.outcome === 'unclear';
	return (outcome.json.outcome ?? 'placed') === 'placed';
}

export const withTime = (outcome: CallOutcome, scheduledFor?: string): CallOutcome =>
	'json' in outcome && scheduledFor ? { json: { ...outcome.json, scheduledFor } } : outcome;

/** A request is repeated where it failed as a whole. */
export function whenRepeated(outcomes: CallOutcome[] | 'closed', repetition: number): number | undefined {
	if (outcomes === 'closed') return undefined;
	const [first] = outcomes;
	if (!('failure' in first) || first.failure === stopped) return undefined;
	const whole = outcomes.every((outcome) => 'failure' in outcome && outcome.failure === first.failure);
	return whole ? waitBefore(first satisfies Failure, repetition) : undefined;
}
