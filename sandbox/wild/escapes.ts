/** What is not ASCII as `\u0423`, and slashes as `\/`: PHP's own way. */

import type { TextIdea } from './idea';

const ASCII_END = 0x7f;

export const escapes: TextIdea = (text) =>
	[...text.replaceAll('/', '\\/')]
		.map((letter) => (letter.charCodeAt(0) > ASCII_END ? escaped(letter) : letter))
		.join('');

/** Letters outside the first plane become two. */
function escaped(letter: string): string {
	const units = Array.from({ length: letter.length }, (_, place) => letter.charCodeAt(place));
	return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
