/** What to look for, so that no spelling of a secret, and no long part of it, is left. */

import { type Fold, foldBase64 } from './fold';
import { viewsOf } from './view';

/** Texts to look for, by their length. */
export type Needles = Map<number, Set<string>>;

/** A longer part of a secret is as bad as the whole. */
const LONGEST_PART = 8;
/** Shorter ones would hide half of what was said. */
const SHORTEST = 4;

/** Secrets, and their parts, as folded texts. */
export function plainNeedles(secrets: string[], fold: Fold): Needles {
	const needles: Needles = new Map();
	for (const { text } of secrets.flatMap(viewsOf)) {
		const folded = fold(text).text;
		addParts(needles, folded);
		const characters = [...text];
		if (folded.length === characters.length) continue;
		// A part with blanks in it is shorter when it is folded.
		for (let end = LONGEST_PART; end <= characters.length; end++) {
			addParts(needles, fold(characters.slice(end - LONGEST_PART, end).join('')).text);
		}
	}
	return needles;
}

/** Secrets within base64, whatever comes before them in it: `user:secret`, or nothing. */
export function base64Needles(secrets: string[]): Needles {
	const needles: Needles = new Map();
	const spellings = secrets.flatMap((secret) => [
		...[secret, secret.toLowerCase(), secret.toUpperCase(), percentEncoded(secret)],
	]);
	for (const text of spellings.flatMap(insideBase64)) addParts(needles, foldBase64(text).text);
	return needles;
}

/** Half a surrogate pair can't be encoded. */
const percentEncoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, ''));

/** The characters that depend on the secret alone, for each of the three ways in which it can be aligned. */
function insideBase64(secret: string): string[] {
	const bytes = Buffer.from(secret);
	return [0, 1, 2].map((before) => {
		const code = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		return code.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
	});
}

/** Adds the text, or all its parts of the same length where it is long. */
function addParts(needles: Needles, text: string): void {
	const length = Math.min(text.length, LONGEST_PART);
	if (length < SHORTEST) return;
	const parts = needles.get(length) ?? new Set();
	for (let at = 0; at + length <= text.length; at++) parts.add(text.slice(at, at + length));
	needles.set(length, parts);
}

/** Where a text holds one of the parts, all of which have this length. */
export function* placesOf(text: string, length: number, parts: Set<string>): Generator<number> {
	for (let at = 0; at + length <= text.length; at++) {
		if (parts.has(text.slice(at, at + length))) yield at;
	}
}
