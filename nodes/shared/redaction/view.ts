/** A text as it reads after decoding, which still knows where in the original each character comes from. */

import { characterOf, ENCODED } from './encodings';

export interface View {
	text: string;
	/** For each UTF-16 unit of the text: where in the original it starts, and where it ends. */
	starts: number[];
	ends: number[];
}

/** More than anybody encodes a text on top of another encoding. */
const MOST_ROUNDS = 8;

/** The text as it is, decoded once, twice, and so on until nothing is left to decode. */
export function viewsOf(text: string): View[] {
	const views = [plainView(text)];
	while (views.length <= MOST_ROUNDS) {
		const decoded = decode(views[views.length - 1]);
		if (!decoded) break;
		views.push(decoded);
	}
	return views;
}

function plainView(text: string): View {
	const starts = Array.from(text.split(''), (_, at) => at);
	return { text, starts, ends: starts.map((at) => at + 1) };
}

/** @returns undefined where nothing is encoded */
function decode(view: View): View | undefined {
	const parts: string[] = [];
	const starts: number[] = [];
	const ends: number[] = [];
	let done = 0;
	const copyUntil = (end: number) => {
		parts.push(view.text.slice(done, end));
		for (; done < end; done++) {
			starts.push(view.starts[done]);
			ends.push(view.ends[done]);
		}
	};
	for (const { 0: code, index } of view.text.matchAll(ENCODED)) {
		const character = characterOf(code);
		if (character === undefined) continue;
		copyUntil(index);
		parts.push(character);
		done = index + code.length;
		for (let unit = 0; unit < character.length; unit++) {
			starts.push(view.starts[index]);
			ends.push(view.ends[done - 1]);
		}
	}
	if (done === 0) return undefined;
	copyUntil(view.text.length);
	return { text: parts.join(''), starts, ends };
}
