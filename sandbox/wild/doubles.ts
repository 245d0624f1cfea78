/** A second row for a number that was taken, which calls it a duplicate: the first one is what counts. */

import type { Chance } from './chance';
import type { ContentIdea } from './idea';
import { isObject, type Json, type JsonObject, mapLists } from './json';

const STARTS_CALLS = /^\/(api\/send\/|apiCalls\/create(WithTemplate)?)$/;

const MOBILGROUP: JsonObject[] = [
	{ result: 'duplicate' },
	{ result: 'error', description: 'Error_Duplicate' },
];
const ZVONOBOT: JsonObject[] = [{ status: 'duplicate' }, { status: 'error', message: 'Дубль номера' }];

export const doubles: ContentIdea = ({ about, content }, chance) => {
	if (!STARTS_CALLS.test(about)) return content;
	return mapLists(content, (list) => [...list, ...list.flatMap((row) => doubleOf(row, chance))]);
};

function doubleOf(row: Json, chance: Chance): JsonObject[] {
	if (!isObject(row) || row.phone === undefined || chance.yes()) return [];
	const { phone } = row;
	// Mobilgroup's rows have a result, Zvonobot's an id.
	if (row.result === 'ok') return [{ phone, ...chance.pick(MOBILGROUP) }];
	return row.id === undefined ? [] : [{ phone, ...chance.pick(ZVONOBOT) }];
}
