/** `false` or `null` where there is nothing to list. */

import type { ContentIdea } from './idea';
import { mapLists } from './json';
import { isAnswer, isRows } from './lists';

export const emptyLists: ContentIdea = (outgoing, chance) => {
	const nothing = chance.pick([false, null]);
	return mapLists(outgoing.content, (list, field) =>
		list.length === 0 && isRows(field) && !isAnswer(outgoing, list, field) ? nothing : list,
	);
};
