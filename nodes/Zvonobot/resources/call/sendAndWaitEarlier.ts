/**
 * A retry of an execution that has called some people already. Their callbacks go to the execution that called them and bring
 * no other one back, so nothing can wait for them here: the retry begins when their calls are over, with what the service
 * says that they have answered.
 */

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { callMemory } from '../../../shared/calls/memory';
import type { ReadItem } from '../../../shared/calls/results';
import { readRequestOptions } from '../../../shared/http/requestOptions';
import { textOf } from '../../../shared/values/text';
import { isAwaited, peopleIn } from '../../../shared/waiting/wait';
import type { ZvonobotAccount } from '../../api/credentials';
import { withPeople } from '../../callbacks/decision';
import { type Line, lookUp, withLookedUp, withoutOthers } from '../../callbacks/lookUp';
import { resultFor } from './sendAndWaitResults';

interface Asked {
	account: ZvonobotAccount;
	askedAt: string;
}

type Read<Reading> = Array<ReadItem<Reading, string>>;

const MINUTE_MS = 60_000;

/** @param executionId of this execution; what is remembered of a call names the one that has placed it */
export function earlierCalls<Reading extends Asked>(context: IExecuteFunctions, executionId: string) {
	const settled = new Map<string, IDataObject>();

	const placedBefore = (read: Read<Reading>): IDataObject[] => {
		const memory = callMemory(context.getContext('node'));
		return read
			.flatMap(({ entries }) => entries)
			.flatMap(({ owner, call }) => memory.admitted(call).filter((one) => one.owner === owner))
			.flatMap(({ result }) => (result && 'json' in result ? [result.json] : []))
			.filter(({ outcome, askedIn }) => outcome === 'placed' && askedIn !== executionId);
	};
	/** Who does not answer any more is not called on, where that is still possible. */
	const settle = async (line: Line, people: IDataObject[], results: Array<IDataObject | undefined>) => {
		const known = people.map((person, place) => results[place] ?? person);
		(await withoutOthers(line, known, [])).forEach((person) =>
			settled.set(textOf(person.callId) ?? '', person),
		);
	};
	return {
		/** Calls nobody as long as somebody of an earlier try may still answer. */
		async check(read: Read<Reading>): Promise<Read<Reading>> {
			const placed = placedBefore(read);
			const line = lineOf(context, read);
			if (placed.length === 0 || !line) return read;
			const people = placed.map((one) => resultFor(one, 'timedOut'));
			const looked = await lookUp(line, people);
			if ('failure' in looked)
				return refused(read, `${called(placed)}, and they cannot be looked up: ${looked.failure.message}`);
			const ends = placed.map(({ waitUntil }) => Date.parse(textOf(waitUntil) ?? ''));
			const open = ends.filter((end, place) => !looked.results[place] && end > Date.now());
			if (open.length > 0) return refused(read, `${called(open)}, and their calls are not over yet`, open);
			await settle(line, people, looked.results);
			return read;
		},

		/** @returns the items with the results of earlier calls, those of this execution included */
		async join(read: Read<Reading>, items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
			const before = items.flatMap(({ json }) => peopleIn(json));
			const people = before.map((person) => settled.get(textOf(person.callId) ?? '') ?? person);
			const known = settled.size > 0 ? withPeople(items, people) : items;
			const line = lineOf(context, read);
			const now = read.flatMap(({ entries }) => entries)[0]?.reading.askedAt;
			const open = people.filter(isAwaited);
			const isEarlier = open.some(({ askedAt }) => askedAt !== now);
			return line && open.length > 0 && (isEarlier || settled.size > 0)
				? await withLookedUp(line, known)
				: known;
		},
	};
}

const called = ({ length }: unknown[]): string =>
	`names people whom an earlier try of this execution has called (${length})`;

function refused<Reading>(read: Read<Reading>, rule: string, ends: number[] = []): Read<Reading> {
	const minutes = Math.ceil((Math.max(...ends) - Date.now()) / MINUTE_MS);
	const when = ends.length > 0 ? ` when they are, in ${minutes} minutes at the latest` : ' later';
	const advice = `Retry the execution${when}: it continues with their answers. Nobody was called.`;
	const refusal = ({ item, error }: Read<Reading>[number]) =>
		error ?? item.refuse('Phone Number', rule, advice);
	return read.map((one) => ({ item: one.item, entries: [], error: refusal(one) }));
}

function lineOf<Reading extends Asked>(context: IExecuteFunctions, read: Read<Reading>): Line | undefined {
	const [first] = read.flatMap(({ entries }) => entries);
	if (!first) return undefined;
	const { reading, signature, item } = first;
	return { context, account: reading.account, signature, http: readRequestOptions(item).http };
}
