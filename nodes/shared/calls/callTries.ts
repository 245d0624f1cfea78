/** The tries of its calls that an execution has noted in n8n's store, whichever of its retries has made them. */

import type { IContextObject } from 'n8n-workflow';

import { inTurn, type MarkStore } from '../markStore';

/**
 * One try of a call. Each has a number of its own: its mark goes when nobody was called, and the number stays used. So no
 * try overlooks the mark of another one, in whichever order an execution and its retries are retried. A mark that only a
 * look-up has left, because the process died within it, can hold a call back and never place one.
 */
export interface Try {
	/** Of the call. */
	name: string;
	/** How many were taken back before it. */
	time: number;
}

export interface CallTries {
	/** Whether the execution had begun to call before it was run again. */
	isAgain(): Promise<boolean>;
	/** @returns those whose call an earlier try has placed, or may have; the others move on to the first unused number */
	look(tries: Try[]): Promise<Set<Try>>;
	/** The same, and leaves a mark of each of the others. */
	take(tries: Try[]): Promise<Set<Try>>;
	/** Nobody was called. */
	takeBack(tries: Try[]): Promise<void>;
}

/** Not stored, because a later try would take it for its own. */
const again = new WeakMap<IContextObject, boolean>();

/**
 * Where n8n cannot note the marks, or look them up, the memory of the execution has to do.
 *
 * @param execution what all its tries have in common
 * @param kept what n8n keeps with the node in this try of the execution
 */
export function callTries(store: MarkStore, execution: string, kept: IContextObject): CallTries {
	const begun = `${execution} begun`;
	const markOf = ({ name, time }: Try) => `${execution} ${name} ${time}`;
	const usedMarkOf = (one: Try) => `${markOf(one)} used`;
	const change = async (work: () => Promise<void>) => await inTurn(store, work).catch(() => undefined);
	const add = async (marks: string[]) => {
		const added = new Set(await inTurn(store, async () => await store.add(marks)).catch(() => marks));
		if (!again.has(kept)) again.set(kept, !added.has(begun));
		return added;
	};
	/** Those whose mark is there. */
	const having = async (tries: Try[], mark: typeof markOf) => {
		if (tries.length === 0) return [];
		const found = await inTurn(store, async () => await store.find(tries.map(mark))).catch(() => []);
		const marks = new Set(found);
		return tries.filter((one) => marks.has(mark(one)));
	};
	const movedOn = (tries: Try[]) => {
		for (const one of tries) one.time += 1;
		return tries;
	};
	return {
		async isAgain() {
			if (!again.has(kept)) await add([begun]);
			return again.get(kept) === true;
		},
		async look(tries) {
			const standing = new Set<Try>();
			for (let asked = tries; asked.length > 0; ) {
				for (const one of await having(asked, markOf)) standing.add(one);
				const others = asked.filter((one) => !standing.has(one));
				asked = movedOn(await having(others, usedMarkOf));
			}
			return standing;
		},
		async take(tries) {
			const standing = new Set<Try>();
			for (let asked = tries; asked.length > 0; ) {
				const added = await add([begun, ...asked.map(markOf)]);
				for (const one of asked) if (!added.has(markOf(one))) standing.add(one);
				// In its first try, an execution knows itself what was taken back.
				if (!again.get(kept)) break;
				const used = await having(
					asked.filter((one) => !standing.has(one)),
					usedMarkOf,
				);
				if (used.length > 0) await change(async () => await store.remove(used.map(markOf)));
				asked = movedOn(used);
			}
			return standing;
		},
		// In this order: where the number cannot be kept as used, the mark stays, and the call is not repeated.
		takeBack: async (tries) =>
			await change(async () => {
				await store.add(tries.map(usedMarkOf));
				await store.remove(tries.map(markOf));
			}),
	};
}
