/** Text in pictures, where nothing breaks lines. */

/** Breaks a text into lines of at most this many characters; a longer word stays whole. */
export function wrap(text: string, most: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

/** Takes away the marks that Markdown has around words. */
export const plain = (markdown: string): string =>
	markdown.replace(/[*`]/g, '').replace(/(^|\W)_([^_]+)_(?=\W|$)/g, '$1$2');

export const escape = (text: string): string =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
