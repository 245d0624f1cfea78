/** Flash calls, one execution each, whose callbacks start another: undisturbed, and while something happens to n8n. */

import { ask, forEach } from './load';
import { ENDINGS, phonesOf } from './phones';
import { rowOf, type Row } from './row';
import { ADDRESSES } from './workflows';
import type { QueueWorld } from './world';

/** So long a call may take from being asked for to the end of its callback's execution. */
const CALL_WITHIN_MS = 60_000;

/** What happens in the middle of the calls; the result says what has to be told of it in the table. */
export type Disturbance = (world: QueueWorld) => Promise<Partial<Row>>;

export interface CallScenario {
	scenario: string;
	/** Numbers of its own. */
	group: number;
	count: number;
	disturb?: Disturbance;
}

/** Asks for the calls; when a third of them has been heard of, the disturbance begins. */
export async function runCalls(world: QueueWorld, scenario: CallScenario): Promise<Row> {
	const { group, count, disturb } = scenario;
	const phones = phonesOf(group, count, [ENDINGS.answers]);
	const { books } = world;
	let heard = 0;
	let disturbed: Promise<Partial<Row>> | undefined;
	await forEach(phones, async (phone) => {
		await ask(world, ADDRESSES.call, { phone });
		await books.until(['placed', 'heard'], phone, CALL_WITHIN_MS);
		heard += 1;
		if (heard > count / 3) disturbed ??= disturb?.(world);
	});
	const more = await disturbed;
	const isKnown = (phone: string) => books.count('placed', phone) > 0 && books.count('heard', phone) > 0;
	return { ...rowOf(world, scenario.scenario, phones, isKnown), ...more };
}
