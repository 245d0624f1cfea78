/** One mailing to thousands, in one execution. */

import { ask } from './load';
import { ENDINGS, phonesOf } from './phones';
import { rowOf, type Row } from './row';
import { ADDRESSES } from './workflows';
import type { QueueWorld } from './world';

const WITHIN_MS = 180_000;

export async function runMailing(
	world: QueueWorld,
	scenario: string,
	group: number,
	count: number,
): Promise<Row> {
	const phones = phonesOf(group, count, [ENDINGS.answers]);
	await ask(world, ADDRESSES.mail, { rows: phones.map((phone) => ({ phone })) });
	// The books hear of the number of those that were placed.
	const isKnown = await world.books.until(['mailed'], String(count), WITHIN_MS);
	return rowOf(world, scenario, phones, () => isKnown);
}
