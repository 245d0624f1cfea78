/** Services tell the addresses again that they were given. Readers of an execution need nothing of what proves them. */

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
	let changed: Record<string, unknown> | undefined;
	for (const name of Object.keys(value)) {
		const part = hidden(value[name], level + 1);
		if (part !== value[name]) (changed ??= { ...value })[name] = part;
	}
	return changed ?? value;
}

/** Other texts hold none. */
const POSSIBLE = /v1\.|signature|secret=/i;

const hiddenText = (text: string): string =>
	!POSSIBLE.test(text)
		? text
		: text.replace(TOKENS, '***').replace(SIGNATURE, '$1***').replace(SECRET, '$1***');
