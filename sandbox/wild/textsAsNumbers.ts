/**
 * Text that is a number as a number: ids, prices, durations, counts, codes.
 *
 * Nothing else is lost than the leading zeros of a code: anyone who reads it knows how long it is, and fills it up.
 */

import { meaningOf } from './fields';
import type { ContentIdea } from './idea';
import { type Json, mapFields } from './json';

export const textsAsNumbers: ContentIdea = ({ content }) =>
	mapFields(content, (field, value) => (typeof value === 'string' ? asNumber(field, value) : value));

function asNumber(field: string, text: string): Json {
	const meaning = meaningOf(field);
	if (meaning === undefined || !/^\d+([.,]\d+)?$/.test(text)) return text;
	const plain = text.replace(',', '.');
	const loses = String(Number(plain)) !== plain;
	return loses && meaning !== 'code' ? text : Number(plain);
}
