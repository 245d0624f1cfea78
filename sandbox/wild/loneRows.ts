/** The object itself in place of a list with one entry. */

import type { ContentIdea } from './idea';
import { isObject, mapLists } from './json';
import { isRows } from './lists';

export const loneRows: ContentIdea = ({ content }) =>
	mapLists(content, (list, field) =>
		list.length === 1 && isRows(field) && isObject(list[0]) ? list[0] : list,
	);
