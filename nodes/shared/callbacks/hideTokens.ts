/** Services tell the addresses again that they were given. Whoever reads an execution needs nothing of what proves them. */

import { isRecord } from '../values/text';
import { TOKENS } from './signature';

/** Of n8n's own address for an execution that waits; in an address that stands in another one, too. */
const SIGNATURE = /((?:\b|%(?:25)*(?:3F|26))signature(?:=|%(?:25)*3D))[\w-]{8,}/gi;
const SECRET = /([?&]secret=)[^&#\s"'\\]+/gi;

/**
 * Takes the tokens of callbacks, n8n's signatures and webhook secrets out of a value, however deep they lie.
 *
 * @returns the value itself where there are none
 */
export function hideTokens<Value>(value: Value): Value {
	return hidden(value, 0) as Value;
}

/** Deeper than any service goes. */
const MOST_LEVELS = 200;

function hidden(value: unknown, level: number): unknown {
	if (typeof value === 'string') return hiddenText(value);
	if (typeof value !== 'object' || value === null) return value;
	if (level > MOST_LEVELS) return '***';
	if (Array.isArray(value)) {
		const parts = value.map((part) => hidden(part, level + 1));
		return parts.every((part, at) => part === value[at]) ? value : parts;
	}
	if (!isRecord(value)) return value;
	const fields = Object.entries(value).map(([name, part]) => [name, part, hidden(part, level + 1)] as const);
	if (fields.every(([, before, after]) => before === after)) return value;
	return Object.fromEntries(fields.map(([name, , after]) => [name, after]));
}

/** Shorter texts hold none. */
const SHORTEST = 10;

const hiddenText = (text: string): string =>
	text.length < SHORTEST
		? text
		: text.replace(TOKENS, '***').replace(SIGNATURE, '$1***').replace(SECRET, '$1***');
