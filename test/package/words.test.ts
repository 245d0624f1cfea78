/** Plain words in everything that users and developers read: each pattern stands for a word that has a better one. */

import ts from 'typescript';

import { documents, filesUnder, read } from '../support/files';

/** What to say in its place, by what not to say. */
const EVERYWHERE: Array<[RegExp, string]> = [
	[/\bfor want of\b/i, 'for lack of'],
	[/\bsave for\b/i, 'except for'],
	[/\bwhoever\b/i, 'anyone who'],
	[/\bweb hooks?\b/, 'webhook'],
	[/\bcabinet\b/i, 'account portal'],
	[/\bcan not\b/i, 'cannot'],
	[/\bheed(s|ed)?\b/i, 'follow'],
	[/\bbecomes? of\b/i, 'the result of'],
	[/\bso (many|much)\b(?! that)/i, 'this many'],
	[/\bby itself\b/i, 'automatically'],
	[/\btold of\b|\btells? of\b/i, 'report'],
	[/\bthe document\b/i, 'the API documentation'],
	[/\bdocumented names?\b/i, 'API fields'],
	[/\bturnstile\b|\btally\b/i, 'rate limiter, run summary'],
];
/** Only in texts that users read: identifiers and fields of the services have some of these. */
const IN_TEXTS: Array<[RegExp, string]> = [
	...EVERYWHERE,
	[/\bpresets?\b/i, 'default'],
	[/\b(un)?moderated\b/i, 'approved'],
	[/\bis no (valid )?(URL|date|time|number|audio|refusal|JSON|phone|list|text)\b/i, 'is not a …'],
	[/\bwire fault\b|\bbad guard\b/i, 'network error, problem'],
];
/** Who carries the calls, in the texts of the sandbox, of `npm start` and of the live check. */
const CARRIER: Array<[RegExp, string]> = [[/(?<!\{)\bservices?\b/i, 'provider']];

const sources = ['nodes', 'credentials', 'sandbox', 'scripts', 'host', 'bench']
	.flatMap(filesUnder)
	.filter((file) => /\.(ts|js|mjs|html)$/.test(file) && !/(^|\/)(node_modules|versions)\//.test(file));
const published = sources.filter((file) => /^(nodes|credentials)\/.*\.ts$/.test(file));
const tools = sources.filter((file) => /^(sandbox|host|scripts\/live)\//.test(file));

/** Labels, descriptions, hints and errors: every literal with more than one word. */
function textsOf(file: string): string[] {
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isLiteralExpression(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
			if (/\S\s\S/.test(node.text)) found.push(node.text);
		}
		node.forEachChild(visit);
	};
	visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest));
	return found;
}

/** A page without what is generated from the descriptions, and without code. */
const proseOf = (page: string): string[] =>
	read(page)
		.replace(/^<!-- generated: [^]*?^<!-- \/generated -->$/gm, '')
		.replace(/^```[^]*?^```$/gm, '')
		.replace(/`[^`\n]*`/g, '')
		.split(/\n{2,}|\n(?=\|)/)
		.map((block) => block.replace(/\s+/g, ' '));

const wordsIn = (name: string, texts: string[], patterns: Array<[RegExp, string]>) =>
	texts.flatMap((text) =>
		patterns
			.filter(([pattern]) => pattern.test(text))
			.map(([, better]) => `${name}: ${text.trim().slice(0, 120)} (better: ${better})`),
	);

it.each(published)('%s has plain words in its texts', (file) => {
	expect(wordsIn(file, textsOf(file), IN_TEXTS)).toEqual([]);
});

it('the sandbox, npm start and the live check say provider', () => {
	expect(tools.flatMap((file) => wordsIn(file, textsOf(file), CARRIER))).toEqual([]);
});

it.each(documents)('%s has plain words', (page) => {
	expect(wordsIn(page, proseOf(page), IN_TEXTS)).toEqual([]);
});

it('comments have plain words', () => {
	const found = sources.flatMap((file) => wordsIn(file, read(file).split('\n'), EVERYWHERE));
	expect(found).toEqual([]);
});
