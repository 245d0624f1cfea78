/** What the service itself says of calls that are waited for, and taking back those that nobody needs any more. */

import type { IDataObject, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';

import type { Failure } from '../../shared/errors';
import { readsOnly } from '../../shared/http/effect';
import { networkError } from '../../shared/http/networkErrors';
import { send, type Sender, type Signature } from '../../shared/http/send';
import { textOf } from '../../shared/values/text';
import { resultOfAttempts } from '../../shared/waiting/attempts';
import type { Results } from '../../shared/waiting/heard';
import { type Awaited, isAwaited, peopleIn } from '../../shared/waiting/wait';
import { getCalls, readCalls, readRemoved, removeCalls } from '../api/calls';
import type { ZvonobotAccount } from '../api/credentials';
import { idOf } from '../api/rows';
import { type AskOutcome, resultOf } from './answer';
import { isDecided, withPeople } from './decision';
import { readEvents } from './events';

/** How to reach the service: with which account, and with which of the user's settings. */
export interface Line {
	context: Sender;
	account: ZvonobotAccount;
	signature: Signature;
	http: Partial<IHttpRequestOptions>;
}

export interface LookedUp {
	/** The results of those whose calls are over. */
	results: Results;
	/** How far the calls are, where the service tells. */
	states: Array<string | undefined>;
}

/** A callback waits for its answer, and the service does not wait for ever. */
const LONGEST_MS = 10_000;

/** Asks in one request for all. */
export async function lookUp(line: Line | Failure, people: IDataObject[]): Promise<LookedUp | Failure> {
	if ('failure' in line) return line;
	const ids = people.flatMap(idsIn);
	const answer = await ask(line, getCalls(line.account, ids));
	if ('failure' in answer) return answer;
	const calls = readCalls(answer, line.account);
	if ('failure' in calls) return calls;
	const told = people.map(({ callId }) => {
		const call = calls.get(textOf(callId));
		return { call, events: call ? readEvents({ apiCalls: [{ ...call, id: idOf(call) }] }) : [] };
	});
	return {
		results: told.map(({ events }, place) =>
			resultOfAttempts(events.map((event) => resultOf(event, people[place] as Awaited, {}))),
		),
		states: told.map(({ call, events }) => events[events.length - 1]?.state ?? (call && 'queued')),
	};
}

/** @returns the IDs of those that were taken back: none where it is not certain */
async function takeBack(line: Line | Failure, people: IDataObject[]): Promise<Set<string>> {
	const ids = people.flatMap(idsIn);
	if (ids.length === 0 || 'failure' in line) return new Set();
	const answer = await ask(line, removeCalls(line.account, ids));
	const removed = 'failure' in answer ? answer : readRemoved(answer, line.account, ids);
	return 'failure' in removed ? new Set() : removed;
}

/** Takes back the calls that nobody needs any more. One under way goes on, and its answer is not waited for. */
export async function withoutOthers(
	line: Line | Failure,
	people: IDataObject[],
	states: LookedUp['states'],
): Promise<IDataObject[]> {
	const open = people.filter((person, place) => isAwaited(person) && states[place] !== 'answered');
	const removed = await takeBack(line, open);
	return people.map((person, place) => {
		if (!isAwaited(person)) return person;
		const isTakenBack = removed.has(textOf(person.callId) ?? '') && states[place] !== 'ringing';
		const state = isTakenBack ? 'canceled' : (states[place] ?? 'unknown');
		return { ...person, outcome: 'canceled' satisfies AskOutcome, state };
	});
}

/** The items with what the service knows; unchanged where it does not say. */
export async function withLookedUp(line: Line, items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
	const before = items.flatMap(({ json }) => peopleIn(json));
	const looked = await lookUp(line, before);
	if ('failure' in looked) return items;
	const people = before.map((person, place) =>
		isAwaited(person) ? (looked.results[place] ?? person) : person,
	);
	const known = withPeople(items, people);
	return isDecided(known) ? withPeople(items, await withoutOthers(line, people, looked.states)) : known;
}

function idsIn({ callId }: IDataObject): number[] {
	const id = textOf(callId) ?? '';
	return /^\d+$/.test(id) ? [Number(id)] : [];
}

async function ask({ context, signature, http }: Line, request: IHttpRequestOptions) {
	const timeout = Math.min(http.timeout ?? LONGEST_MS, LONGEST_MS);
	try {
		return await send(context, signature, { ...request, ...http, timeout });
	} catch (error) {
		return { failure: networkError(error, readsOnly) } satisfies Failure;
	}
}
