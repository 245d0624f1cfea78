/** What stands in a Markdown text: headings, links, tables, code. */

import { lexer, type Token, type Tokens, type TokensList, walkTokens } from 'marked';

/** A page is asked for one thing after the other. */
const read = new Map<string, TokensList>();

function lexed(text: string): TokensList {
	const known = read.get(text) ?? lexer(text);
	read.set(text, known);
	return known;
}

function tokensOf<Type extends Token>(text: string, type: Type['type']): Type[] {
	const found: Type[] = [];
	void walkTokens(lexed(text), (token) => {
		if (token.type === type) found.push(token as Type);
	});
	return found;
}

export const headingsOf = (text: string) =>
	tokensOf<Tokens.Heading>(text, 'heading').map(({ depth, text: title }) => ({ depth, title }));

export const tablesOf = (text: string) =>
	tokensOf<Tokens.Table>(text, 'table').map(({ header, rows }) =>
		[header, ...rows].map((row) => row.map((cell) => cell.text)),
	);

export const codeOf = (text: string) =>
	tokensOf<Tokens.Code>(text, 'code').map(({ lang, text: code }) => ({ lang: lang ?? '', code }));

/** The targets of links and images, written in Markdown or in HTML. */
export function linksOf(text: string): string[] {
	const written = [
		...tokensOf<Tokens.Link>(text, 'link').map(({ href }) => href),
		...tokensOf<Tokens.Image>(text, 'image').map(({ href }) => href),
	];
	const html = tokensOf<Tokens.HTML>(text, 'html').map(({ raw }) => raw);
	return [...written, ...html.flatMap((raw) => raw.match(/(?<=\b(?:href|src|srcset)=")[^"]+/g) ?? [])];
}

/** As GitHub makes them: lower case, words joined by dashes, punctuation dropped, a number behind a title used before. */
export function anchorsOf(text: string): string[] {
	const used = new Map<string, number>();
	return headingsOf(text).map(({ title }) => {
		const anchor = title
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replace(/\s/g, '-');
		const before = used.get(anchor) ?? 0;
		used.set(anchor, before + 1);
		return before === 0 ? anchor : `${anchor}-${before}`;
	});
}

/** Every heading, paragraph, point of a list and cell of a table by itself. */
export const blocksOf = (text: string): string[] => [
	...tokensOf<Tokens.Heading>(text, 'heading').map((token) => token.text),
	...tokensOf<Tokens.Paragraph>(text, 'paragraph').map((token) => token.text),
	...tokensOf<Tokens.ListItem>(text, 'list_item').map((token) => token.text.replace(/```[^]*?```/g, '')),
	...tablesOf(text).flat(2),
];
