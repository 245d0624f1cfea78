/**
 * Remembers for one execution what a node has placed, so that no retry, no batch of a loop and no second try of a tool
 * places it again.
 */

import type { IContextObject, IDataObject } from 'n8n-workflow';

import type { ErrorRow } from '../errors';
import { digestOf } from '../values/digest';
import { isRecord } from '../values/text';
import { isToolOwner } from './owner';
import { type RateLimiter, rateLimiter } from './rateLimiter';
import { open, seal } from './sealedResult';

/** The result of a call that must not be placed again. */
export type Remembered = { json: IDataObject } | { unclear: Unclear };

type Unclear = Pick<ErrorRow, 'message' | 'advice'>;

/** One time that a call was let pass. */
export interface Admitted {
	/** Which item of which run asked for it. */
	owner: string;
	/** Undefined while it is under way, and in a dry run. */
	result?: Remembered;
	/** Whether its request has ended, and nobody knows what came of it. */
	isUnclear?: boolean;
	isDryRun?: boolean;
}

/**
 * The memory of a node in one execution.
 *
 * n8n keeps the context of a node with the execution: it is there again when the node is retried, when the execution goes
 * on after it has waited, and when a person retries it from the list of executions. Results are stored there only where
 * somebody may ask for them again, because they can be many.
 */
export interface CallMemory {
	/** @param key what must not be placed twice: digits of a phone */
	admitted(key: string): readonly Admitted[];
	/** How many calls were let pass. */
	count(): number;
	admit(key: string, owner: string, isDryRun?: boolean): void;
	/** Before its request: from now on it may be placed. */
	begin(key: string, owner: string, unclear: Unclear): void;
	/** Takes the place of what was remembered before. */
	remember(key: string, owner: string, result: Remembered): void;
	/** Nothing was placed after all. */
	forget(key: string, owner: string): void;
	/** What stands for a call where it is stored: it names nobody. */
	nameOf(key: string): string;
	/** From now on results are stored too: an item has failed, so somebody may retry. */
	storeResults(): void;
	/** Where the requests of this node queue. */
	limiter: RateLimiter;
}

/** As it is stored, by the name of the call. A result is sealed with what must not be placed twice: it names people. */
type Stored = Record<string, Array<{ owner: string; sealed?: string; isUnclear?: boolean }>>;

const STORE = 'paidCalls';
const NAME_LENGTH = 16;
const NOTHING: Stored[string] = [];
const memories = new WeakMap<IContextObject, CallMemory>();

/** @param data of the node in this execution */
export function callMemory(data: IContextObject, signal?: AbortSignal): CallMemory {
	const known = memories.get(data);
	if (known) return known;
	const memory = createMemory(data, signal);
	memories.set(data, memory);
	return memory;
}

/** What is remembered of one time: as it was said, or as it was stored. */
interface Known extends Admitted {
	sealed?: string;
	isStored?: boolean;
}

/** One call with its name, because naming takes longer than all else. */
interface Call {
	name: string;
	times: Known[];
}

function createMemory(data: IContextObject, signal?: AbortSignal): CallMemory {
	const stored = isRecord(data[STORE]) ? (data[STORE] as Stored) : {};
	// A lookup in what was stored takes much longer by the name of an object's field than in a map.
	const storedBefore = new Map(Object.entries(stored));
	const calls = new Map<string, Call>();
	let count = Object.values(stored).flat().length;
	let withResults = false;

	const callOf = (key: string) => {
		const known = calls.get(key);
		if (known) return known;
		const name = hash(key);
		const call: Call = { name, times: (storedBefore.get(name) ?? NOTHING).map(fromStored) };
		calls.set(key, call);
		return call;
	};
	/** An agent may use its tool again at any time. */
	const isAskedFor = ({ owner }: Admitted) => withResults || isToolOwner(owner);
	const store = ({ name, times }: Call, key: string) => {
		const kept = times.filter(isNoted);
		if (kept.length === 0) delete stored[name];
		else stored[name] = kept.map((one) => toStored(one, isAskedFor(one) ? key : undefined));
		data[STORE] = stored;
	};
	const change = (key: string, owner: string, changed?: Admitted) => {
		const call = callOf(key);
		const before = call.times.length;
		const known = replace(call.times, owner, changed);
		count += call.times.length - before;
		// Without its result, what is stored of it stays the same.
		if (changed?.result && known?.result && !isAskedFor(changed) && !changed.isUnclear) return;
		if (isNoted(changed) || isNoted(known)) store(call, key);
	};
	return {
		admitted: (key) => openedAll(callOf(key).times, key),
		count: () => count,
		nameOf: (key) => callOf(key).name,
		admit: (key, owner, isDryRun) => change(key, owner, { owner, isDryRun }),
		begin: (key, owner, unclear) => change(key, owner, { owner, result: { unclear } }),
		remember: (key, owner, result) =>
			change(key, owner, { owner, result, ...('unclear' in result && { isUnclear: true }) }),
		forget: (key, owner) => change(key, owner),
		storeResults() {
			if (withResults) return;
			withResults = true;
			for (const [key, call] of calls) store(call, key);
		},
		limiter: rateLimiter(signal),
	};
}

const isNoted = (one?: Known): boolean =>
	one !== undefined && (one.result !== undefined || one.isStored === true);

/** @returns what was there of the owner */
function replace(times: Known[], owner: string, changed?: Known): Known | undefined {
	const at = times.findIndex((one) => one.owner === owner);
	const known = at < 0 ? undefined : times.splice(at, 1)[0];
	if (changed) times.push(changed);
	return known;
}

/** What is stored names nobody. */
const hash = (key: string) => digestOf(key, NAME_LENGTH);

const fromStored = (one: Stored[string][number]): Known => ({ ...one, isStored: true });

/** @param key with which the result is sealed; none where results are not stored */
function toStored({ owner, result, sealed, isUnclear }: Known, key?: string): Stored[string][number] {
	const kept = { owner, ...(isUnclear && { isUnclear }) };
	if (!result || key === undefined) return { ...kept, ...(sealed !== undefined && { sealed }) };
	return { ...kept, sealed: seal(JSON.stringify(result), key) };
}

/** A call whose result was not stored was placed all the same, or may have been. It is not said which. */
const NOT_STORED = {
	message: 'This call was placed before in this execution, and its result is not stored any more',
	advice: "Look the call up in the provider's account portal before you call again.",
};

const NONE: readonly Admitted[] = [];
const openedAll = (times: Known[], key: string): readonly Admitted[] =>
	times.length === 0 ? NONE : times.map((one) => opened(one, key));

function opened(one: Known, key: string): Admitted {
	if (one.result ?? !one.isStored) return one;
	const { owner, sealed, isUnclear } = one;
	const text = sealed === undefined ? undefined : open(sealed, key);
	const known = text === undefined ? { unclear: NOT_STORED } : (JSON.parse(text) as Remembered);
	return { owner, result: known, isUnclear };
}
