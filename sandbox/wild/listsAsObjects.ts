/** Lists as objects, as PHP writes an array with gaps or with keys of its own: by index, or by id. */

import type { ContentIdea } from './idea';
import { type Json, mapLists } from './json';
import { idsOf, isAnswer, isRows } from './lists';

const byPlace = (first: number) => (rows: Json[]) => rows.map((_row, place) => String(first + place));
const KEYS = [byPlace(0), byPlace(1), idsOf];

export const listsAsObjects: ContentIdea = (outgoing, chance) => {
	const keys = chance.pick(KEYS);
	return mapLists(outgoing.content, (list, field) => {
		if (!isRows(field) || isAnswer(outgoing, list, field)) return list;
		const names = keys(list) ?? byPlace(0)(list);
		return Object.fromEntries(list.map((row, place) => [names[place], row]));
	});
};
