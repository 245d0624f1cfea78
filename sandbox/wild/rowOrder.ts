/** The rows in another order, where the request has named many and each row tells which of them it is about. */

import type { ContentIdea } from './idea';
import { mapLists } from './json';
import { answersMany, isRows } from './lists';

export const rowOrder: ContentIdea = (outgoing, chance) => {
	if (!answersMany(outgoing)) return outgoing.content;
	return mapLists(outgoing.content, (list, field) => (isRows(field) ? chance.shuffled(list) : list));
};
