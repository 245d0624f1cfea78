/** What is known of the lists of the documents. */

import type { Outgoing } from './idea';
import type { Json } from './json';
import { isObject, textOf } from './json';

/** Lists of messages by field, and user's own data, stay as they are. */
const OTHER_LISTS = new Set(['errors', 'debug']);

export const isRows = (field: string): boolean => !OTHER_LISTS.has(field);

/** An empty list that is no list of rows: the documented answer to one call that was removed. */
export const saysRemoved = ({ about }: Outgoing): boolean => about === '/apiCalls/remove';

/** Requests that name many, where each row tells which of them it is about. */
const ANSWERS_MANY =
	/^\/(api\/(send|set)\/|apiCalls\/(create|createWithTemplate|get|getWithTemplates|update|remove|removeRecord))$/;
export const answersMany = ({ about }: Outgoing): boolean => ANSWERS_MANY.test(about);

/** The ids of the rows; undefined unless each row has one of its own. */
export function idsOf(rows: Json[]): string[] | undefined {
	const ids = rows.flatMap((row) => (isObject(row) && textOf(row.id ?? '')) || []);
	return ids.length === rows.length && new Set(ids).size === ids.length ? ids : undefined;
}
