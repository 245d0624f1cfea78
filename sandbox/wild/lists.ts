/** What is known of the lists of the documents. */

import type { Outgoing } from './idea';
import { isObject, type Json, textOf } from './json';

/** Lists of messages by field, and user's own data, stay as they are. */
const OTHER_LISTS = new Set(['errors', 'debug']);

export const isRows = (field: string): boolean => !OTHER_LISTS.has(field);

const IS_ANSWER = ['/apiCalls/remove', '/apiCalls/get', '/apiCalls/getWithTemplates'];

/**
 * An empty list that says something: that the one call is removed, or that no call was found. In another form nobody could
 * tell it from an answer that says nothing, so it stays a list.
 */
export function isAnswer({ about }: Outgoing, list: Json[], field: string): boolean {
	return list.length === 0 && field === 'data' && IS_ANSWER.includes(about);
}

/** Requests that name many, where each row tells which of them it is about. */
const ANSWERS_MANY =
	/^\/(api\/(send|set)\/|apiCalls\/(create|createWithTemplate|get|getWithTemplates|update|remove|removeRecord))$/;
export const answersMany = ({ about }: Outgoing): boolean => ANSWERS_MANY.test(about);

/** The ids of the rows; undefined unless each row has one of its own. */
export function idsOf(rows: Json[]): string[] | undefined {
	const ids = rows.flatMap((row) => (isObject(row) && textOf(row.id ?? '')) || []);
	return ids.length === rows.length && new Set(ids).size === ids.length ? ids : undefined;
}
