/** JSON of strangers: not too deep, and without keys that reach into prototypes. */

/** Deeper than any service goes; a thousand times deeper would be more than what reads it can stand. */
export const MOST_LEVELS = 64;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const TEXTS_AND_BRACKETS = /"(?:[^"\\]|\\[^]?)*"?|[[\]{}]/g;

export const isForbidden = (key: string): boolean => FORBIDDEN_KEYS.has(key);

/** @returns undefined for what is no JSON or too deep */
export function parseForeignJson(text: string): unknown {
	if (levelsOf(text) > MOST_LEVELS) return undefined;
	try {
		return JSON.parse(text, dropForbiddenKeys);
	} catch {
		return undefined;
	}
}

/** An object or a list where the text is JSON of one; otherwise the text. */
export function readJsonText(text: string): unknown {
	if (!/^\s*[[{]/.test(text)) return text;
	return parseForeignJson(text) ?? text;
}

/** How many brackets are open at once, at most; those in texts do not count. */
function levelsOf(text: string): number {
	let [open, most] = [0, 0];
	for (const [token] of text.matchAll(TEXTS_AND_BRACKETS)) {
		if (token === '{' || token === '[') most = Math.max(most, (open += 1));
		else if (token === '}' || token === ']') open -= 1;
	}
	return most;
}

function dropForbiddenKeys(key: string, value: unknown): unknown {
	return isForbidden(key) ? undefined : value;
}
