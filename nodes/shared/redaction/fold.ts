/** What is left of a text when nothing counts by which the same word can be written in another way. */

export interface Folded {
	text: string;
	/** For each character: the unit of the unfolded text that it comes from. */
	at: number[];
}

export type Fold = (text: string) => Folded;

/** Blanks, marks that nobody sees, accents. */
const UNSEEN = /[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\s\u2800]/u;
/** What encodings put in or take out: escapes, `+` for a blank, markup. */
const UNSURE = /[\\+<>]/;

/** Without case, width, accents, blanks, invisible marks. */
export const foldExactly: Fold = (text) => reduce(text, foldCharacter);

/** Without what encodings put in or take out, too. */
export const foldLoosely: Fold = (text) =>
	reduce(text, (character) => foldCharacter(character).replace(UNSURE, ''));

/** Letters and digits of base64 only, without case: its other characters differ from kind to kind. */
export const foldBase64: Fold = (text) =>
	reduce(text, (character) => (/^[a-z\d]$/i.test(character) ? character.toLowerCase() : ''));

function reduce(text: string, change: (character: string) => string): Folded {
	const at: number[] = [];
	const known = new Map<string, string>();
	let folded = '';
	let unit = 0;
	for (const character of text) {
		const changed = known.get(character) ?? change(character);
		known.set(character, changed);
		folded += changed;
		for (let count = 0; count < changed.length; count++) at.push(unit);
		unit += character.length;
	}
	return { text: folded, at };
}

function foldCharacter(character: string): string {
	if (character > ' ' && character < '\u007f') return character.toLowerCase();
	return [...character.toUpperCase().toLowerCase().normalize('NFKD')]
		.filter((part) => !UNSEEN.test(part))
		.join('')
		.toLowerCase();
}
