/** Campaigns whose calls are made from a template: its menu is in the account portal, so only its answers are known here. */

import type { Item } from '../../shared/item';
import { isSaid } from '../../shared/values/speech';
import { readApproving } from '../ivr/choices';

const SOURCES = ['other', 'record', 'template', 'text'] as const;

export const isFromTemplate = (item: Item): boolean =>
	item.choice('audio', 'Audio', SOURCES, 'text') === 'template';

/** Where a menu has several levels, each of the answers has to approve. */
export function approvesAll(item: Item, answers: string[]): boolean {
	const approving = readApproving(item);
	return answers.length > 0 && answers.every((answer) => approving.some((wanted) => isSaid(wanted, answer)));
}
