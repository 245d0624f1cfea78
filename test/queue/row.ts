/** What came of the calls of one scenario, counted against the log of the sandbox. */

import type { Crashed } from './crashed';
import { masked } from './phones';
import type { QueueWorld } from './world';

export interface Row {
	scenario: string;
	calls: number;
	/** Numbers that the sandbox has dialled more than once. */
	twice: number;
	/** Numbers that were not dialled, or whose result the world outside n8n never heard. */
	lost: Lost[];
	crashed: Crashed[];
	/** How many may be lost. */
	mayLose: number;
	/** What else was measured. */
	figures?: string;
	/** What of that is not as promised. */
	broken?: string[];
}

export interface Lost {
	/** Masked. */
	phone: string;
	known: string;
}

/** @param isKnown whether the world outside has heard all it should of the phone */
export function rowOf(
	world: QueueWorld,
	scenario: string,
	phones: string[],
	isKnown: (phone: string) => boolean,
): Row {
	const dialled = timesDialled(world);
	const lost = phones.filter((phone) => !dialled.has(phone) || !isKnown(phone));
	return {
		scenario,
		calls: phones.length,
		twice: phones.filter((phone) => (dialled.get(phone) ?? 0) > 1).length,
		lost: lost.map((phone) => ({ phone: masked(phone), known: whatIsKnown(world, phone) })),
		crashed: [],
		mayLose: 0,
	};
}

function whatIsKnown({ sandbox: { state }, books }: QueueWorld, phone: string): string {
	const calls = state.calls.filter((call) => call.phone === phone);
	const callbacks = state.callbacks.filter(({ callId }) => calls.some(({ id }) => id === callId));
	const answers = callbacks.map(({ status }) => status).join(' ') || 'none';
	return `dialled ${calls.length} times, callbacks answered: ${answers}, in the books: ${books.eventsOf(phone).join(' ') || 'nothing'}`;
}

/** How often the sandbox has dialled each number. */
export function timesDialled({ sandbox }: QueueWorld): Map<string, number> {
	const times = new Map<string, number>();
	for (const { phone } of sandbox.state.calls) times.set(phone, (times.get(phone) ?? 0) + 1);
	return times;
}

/** @returns what is wrong with the row; nothing when it is as promised */
export function faultsOf({ scenario, twice, lost, crashed, mayLose, broken = [] }: Row): string[] {
	const faults = broken.map((what) => `${scenario}: ${what}`);
	if (twice > 0) faults.push(`${scenario}: ${twice} numbers were dialled twice`);
	if (lost.length > mayLose) faults.push(`${scenario}: ${lost.length} calls were lost, ${mayLose} may be`);
	const unlisted = lost.filter((one) => !crashed.some(({ phone }) => phone === one.phone));
	for (const { phone, known } of unlisted)
		faults.push(`${scenario}: ${phone} is lost and not listed: ${known}`);
	return faults;
}
