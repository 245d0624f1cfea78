/** Calls people by the first channel that takes the call. */

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { CallOutcome } from '../shared/calls/operation';
import { type NodeError, serviceError } from '../shared/errors';
import { stopped } from '../shared/http/effect';
import type { Attempt, FailedWay } from './attempt';
import { type ChannelName, channels } from './channels';
import { type Restriction, restriction, skipped } from './limits/restrict';

/** An attempt on its way. */
interface Course extends Attempt {
	/** How many of its channels were tried. */
	tried: number;
	result?: IDataObject | NodeError;
}

/**
 * Calls each person by the first of the channels. A channel that has certainly not rung, because it refused the call or
 * never got the request, is followed by the next one; one that may have rung is not.
 *
 * @returns a result or an error for each attempt, in the same order
 */
export async function placeAll(
	context: IExecuteFunctions,
	attempts: Attempt[],
): Promise<Array<IDataObject | NodeError>> {
	const courses: Course[] = attempts.map((attempt) => ({ ...attempt, tried: 0 }));
	const byItem = new Map(courses.map((course) => [course.item.index, course]));
	const { restrict, end } = restriction(context, byItem);
	try {
		await callAll(context, courses, restrict);
	} finally {
		await end(({ item }) => mayHaveRung(byItem.get(item.index)?.result));
	}
	return courses.map(({ result }) => result ?? {});
}

/** Until each course has a result. */
async function callAll(
	context: IExecuteFunctions,
	courses: Course[],
	restrict: Restriction['restrict'],
): Promise<void> {
	for (;;) {
		courses.filter(({ result }) => !result).forEach(endIfNoneIsLeft);
		const open = courses.filter(({ result }) => !result);
		if (open.length === 0) break;
		const name = open[0].ways[open[0].tried].name;
		const now = open.filter(({ ways, tried }) => ways[tried].name === name);
		const besideOf = new Map(now.map(({ phone, failed }) => [phone, beside(name, failed)]));
		const outcomes = await channels[name].call(
			context,
			now.map(({ ways, tried }) => ways[tried].item),
			{ restrict, beside: (phone) => besideOf.get(phone) ?? {} },
		);
		now.forEach((course, at) => settle(course, name, outcomes[at]));
	}
}

const beside = (channel: ChannelName, failed: FailedWay[]): IDataObject => ({
	channel,
	failedBefore: failed.map((one) => ({ ...one })),
});

function settle(course: Course, channel: ChannelName, outcome: CallOutcome | NodeError): void {
	if (outcome instanceof Error) course.result = outcome;
	else if ('json' in outcome) course.result = checkable(course, outcome.json);
	else if (!hasCertainlyNotRung(outcome)) course.result = serviceError(course.item, outcome);
	else {
		const { message, outcome: kind } = outcome.failure;
		course.failed = [...course.failed, { channel, outcome: kind === 'refused' ? kind : 'notSent', message }];
		course.tried += 1;
		// With one channel there is nothing to tell but what it said.
		if (course.ways.length === 1) course.result = serviceError(course.item, outcome);
	}
}

/** A call whose code nobody knows verifies nobody, and no token leads on from it. */
function checkable({ item }: Course, json: IDataObject): IDataObject | NodeError {
	if (json.outcome !== 'placed' || typeof json.token === 'string') return json;
	return serviceError(item, { failure: NO_CODE });
}

const NO_CODE = {
	message: 'The provider has placed the call without returning its code, so it cannot be checked',
	advice: 'The phone may ring. Start again when the pause between two calls has passed.',
	outcome: 'unclear',
} as const;

/** A person who has stopped the execution wants nobody to be called by another channel either. */
const hasCertainlyNotRung = ({ failure }: Extract<CallOutcome, { failure: unknown }>): boolean =>
	failure !== stopped && (failure.outcome === 'refused' || failure.outcome === 'notSent');

function endIfNoneIsLeft(course: Course): void {
	const { item, ways, tried, failed, before } = course;
	if (tried < ways.length) return;
	if (failed.length === 0) {
		course.result = before
			? skipped(course, { reason: 'noChannelLeft' })
			: item.refuse(
					'Channels',
					'has none for this number',
					'Add a channel without prefixes. Nobody was called.',
				);
		return;
	}
	const told = failed.map(({ channel, message }) => `${channels[channel].label}: ${message}.`);
	const outcome = failed.every((one) => one.outcome === 'notSent') ? 'notSent' : 'refused';
	const message = 'None of the channels took the call';
	course.result = serviceError(item, {
		failure: { message, advice: `${told.join(' ')} Nobody was called.`, outcome },
	});
}

const mayHaveRung = (result: Course['result']): boolean =>
	result instanceof Error ? result.context.outcome === 'unclear' : result?.outcome === 'placed';
