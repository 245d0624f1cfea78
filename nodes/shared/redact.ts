/** Makes a service's words fit to show and store. */

import { hideTokens } from './callbacks/hideTokens';
import { type Fold, foldBase64, foldExactly, foldLoosely } from './redaction/fold';
import { base64Needles, type Needles, placesOf, plainNeedles } from './redaction/needles';
import { type View, viewsOf } from './redaction/view';
import { textOf } from './values/text';

const LONGEST_DETAIL = 300;
/** As much of a text as can be shown: what comes behind is not even looked at. */
const LONGEST_SHOWN = 4096;
/** So far a secret that starts in what is shown is followed, however it is encoded. */
const LONGEST_READ = 2 * LONGEST_SHOWN;
const SHORTEST_SECRET = 4;
const HIDDEN = '***';

/** Four digits or more, of any script, with anything but letters and the end of a clause between them. */
const CODE = /\p{N}(?:(?:[^\p{L}\p{N},;:!?]|[,;:!?](?!\s))*\p{N}){3,}/gu;
const IN_BASE64 = /[a-z\d+/=_-]/i;
/** What could be read as markup; an entity can be left only where somebody nests encodings without end. */
const MARKUP = /[<>]|&(?=#?\w+;)/g;
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Takes out secrets in every spelling, phone numbers, codes and markup. Escapes and entities are shown as what they stand
 * for.
 *
 * A secret is found in any case, trimmed, with blanks or invisible marks in it, in the encodings of addresses, JSON and HTML
 * on top of each other, in base64 alone or behind a user's name; and so is a part of eight characters or more.
 *
 * @param secrets values that must not appear, such as the credential's; shorter ones than four characters are left out
 * @returns at most 300 characters, on one line
 */
export function redact(text: string, secrets: unknown[] = []): string {
	const views = viewsOf(hideTokens(text.slice(0, LONGEST_READ)));
	const hidden = new Uint8Array(LONGEST_READ);
	const searches = searchesFor(secrets);
	for (const view of views) {
		for (const search of searches) hideFound(view, search, hidden);
	}
	const decoded = views[views.length - 1];
	for (const { 0: code, index } of decoded.text.matchAll(CODE)) {
		hide(hidden, decoded, index, index + code.length - 1);
	}
	const shown = shownOf(decoded, hidden)
		.replace(INVISIBLE, '')
		.replace(MARKUP, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	// Without half a character at the end.
	return shown.slice(0, LONGEST_DETAIL).replace(/\p{Cs}$/u, '');
}

interface Search {
	fold: Fold;
	needles: Needles;
	/** Whether all of the text around is encoded together with what is found. */
	whole: boolean;
}

/** One list of secrets often serves thousands of rows. */
const known = new WeakMap<unknown[], Search[]>();

function searchesFor(values: unknown[]): Search[] {
	const searches = known.get(values) ?? searchesIn(values);
	known.set(values, searches);
	return searches;
}

function searchesIn(values: unknown[]): Search[] {
	const texts = values.map((value) => textOf(value) ?? '').filter((text) => text.length >= SHORTEST_SECRET);
	const secrets = [...new Set(texts)];
	return [
		...[foldLoosely, foldExactly].map((fold) => ({
			fold,
			needles: plainNeedles(secrets, fold),
			whole: false,
		})),
		{ fold: foldBase64, needles: base64Needles(secrets), whole: true },
	].filter(({ needles }) => needles.size > 0);
}

function hideFound(view: View, { fold, needles, whole }: Search, hidden: Uint8Array): void {
	const { text, at } = fold(view.text);
	for (const [length, parts] of needles) {
		let done = -1;
		for (const place of placesOf(text, length, parts)) {
			const [first, last] = [at[place], at[place + length - 1]];
			if (last <= done) continue;
			const start = whole && first > done ? startOfBase64(view.text, first) : first;
			done = whole ? endOfBase64(view.text, last) : last;
			hide(hidden, view, start, done);
		}
	}
}

/** The rest of a base64 text would give away the rest of a secret, or the name that goes with it. */
function startOfBase64(text: string, at: number): number {
	while (at > 0 && IN_BASE64.test(text[at - 1])) at--;
	return at;
}

function endOfBase64(text: string, at: number): number {
	while (at + 1 < text.length && IN_BASE64.test(text[at + 1])) at++;
	return at;
}

function hide(hidden: Uint8Array, { starts, ends }: View, first: number, last: number): void {
	hidden.fill(1, starts[first], ends[last]);
}

function shownOf({ text, starts, ends }: View, hidden: Uint8Array): string {
	let shown = '';
	let wasHidden = false;
	for (let unit = 0; unit < text.length && starts[unit] < LONGEST_SHOWN; unit++) {
		const isHidden = isAnyHidden(hidden, starts[unit], ends[unit]);
		if (!isHidden) shown += text[unit];
		else if (!wasHidden) shown += HIDDEN;
		wasHidden = isHidden;
	}
	return shown;
}

function isAnyHidden(hidden: Uint8Array, start: number, end: number): boolean {
	for (let at = start; at < end; at++) if (hidden[at]) return true;
	return false;
}
