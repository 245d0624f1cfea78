/** Plain words in everything that users and developers read: each pattern stands for a word that has a better one. */

import { load } from 'js-yaml';
import ts from 'typescript';

import packageJson from '../../package.json';
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
	[/\bwire fault\b|\bbad guard\b/i, 'network error, problem'],
];
/** Only in texts that users read: identifiers and fields of the services have some of these. */
const IN_TEXTS: Array<[RegExp, string]> = [
	...EVERYWHERE,
	[/\bpresets?\b/i, 'default'],
	[/\b(un)?moderated\b/i, 'approved'],
	[/\bis no (valid )?(URL|date|time|number|audio|refusal|JSON|phone|list|text)\b/i, 'is not a …'],
	[/\bpaced?\b/i, 'rate limit'],
	[/\bresume stamp\b|\bstamp of\b|\b(a|each|own|nor) stamps?\b/i, 'resume token'],
];
/** Only in what the nodes show: labels, descriptions, errors. */
const IN_NODES: Array<[RegExp, string]> = [
	...IN_TEXTS,
	[/^(audio |play )?records?$/i, 'recording'],
	[/\b(made|turned) into speech\b/i, 'converted to speech'],
	[/\bbehind\b/i, 'after'],
	[/\bdialled\b|\bcancelled\b|\bcolours?\b|\bbehaviours?\b/, 'American spelling'],
	[/\bgo(es)? on\b/i, 'continue'],
	[/\b(un)?told\b|\btells?\b/i, 'say, return, report'],
	[/\bin brackets\b/i, 'in square brackets'],
	[/\b(an?|the|this|internal) (error|problem|failure|mistake)\b(?! output)/i, 'what happened'],
];
/** Who carries the calls, in the texts of the sandbox, of `npm start` and of the live check. */
const CARRIER: Array<[RegExp, string]> = [[/(?<!\{)\bservices?\b/i, 'provider']];

const sources = ['nodes', 'credentials', 'sandbox', 'scripts', 'host', 'bench']
	.flatMap(filesUnder)
	.filter((file) => /\.(ts|js|mjs|html)$/.test(file) && !/(^|\/)(node_modules|versions)\//.test(file));
const published = sources.filter((file) => /^(nodes|credentials)\/.*\.ts$/.test(file));
const tools = sources.filter((file) => /^(sandbox|host|scripts\/live)\//.test(file));

function nodesIn(file: string): ts.Node[] {
	const found: ts.Node[] = [];
	const visit = (node: ts.Node): void => {
		found.push(node);
		node.forEachChild(visit);
	};
	visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true));
	return found;
}

/** Labels, descriptions, hints and errors: every literal with more than one word. */
const textsOf = (file: string): string[] =>
	nodesIn(file).flatMap((node) => {
		const isText =
			(ts.isLiteralExpression(node) && !ts.isRegularExpressionLiteral(node)) ||
			ts.isTemplateHead(node) ||
			ts.isTemplateMiddleOrTemplateTail(node);
		return isText && /\S\s\S/.test(node.text) ? [node.text] : [];
	});

/** What a label or a value of a list is called, in one word too: `displayName`, and `name` beside `value`. */
const labelsIn = (file: string): string[] =>
	nodesIn(file).flatMap((node) => {
		if (!ts.isObjectLiteralExpression(node)) return [];
		const texts = new Map(
			node.properties.flatMap((property) =>
				ts.isPropertyAssignment(property) ? [[property.name.getText(), property.initializer] as const] : [],
			),
		);
		const label = texts.get(texts.has('value') ? 'name' : 'displayName');
		return label && ts.isStringLiteralLike(label) ? [label.text] : [];
	});

/** `it`, of `it.each(rows)('…')` too. */
const calledIn = (node: ts.Expression): string => {
	if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) return calledIn(node.expression);
	return ts.isIdentifier(node) ? node.text : '';
};

const titlesIn = (file: string): string[] =>
	nodesIn(file).flatMap((node) => {
		if (!ts.isCallExpression(node) || !/^(it|describe)$/.test(calledIn(node.expression))) return [];
		const [title] = node.arguments;
		return title && ts.isStringLiteralLike(title) ? [title.text] : [];
	});

/** Every text of a JSON or YAML file but addresses and names of tests. Russian words are left out. */
const englishIn = (value: unknown): string[] => {
	if (typeof value === 'string') return /\p{Script=Cyrillic}|^https?:|^test\//u.test(value) ? [] : [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(englishIn) : [];
};

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
	expect(wordsIn(file, [...textsOf(file), ...labelsIn(file)], IN_NODES)).toEqual([]);
});

it('search words, package.json and quality.yaml have plain words', () => {
	const codex = filesUnder('nodes').filter((file) => file.endsWith('.node.json'));
	const { description, keywords } = packageJson;
	const texts: Array<[string, unknown]> = [
		...codex.map((file): [string, unknown] => [file, JSON.parse(read(file))]),
		['package.json', [description, keywords]],
		['quality.yaml', load(read('quality.yaml'))],
	];
	expect(texts.flatMap(([file, content]) => wordsIn(file, englishIn(content), IN_TEXTS))).toEqual([]);
});

it('titles of tests have plain words', () => {
	const tests = filesUnder('test').filter((file) => file.endsWith('.ts'));
	expect(tests.flatMap((file) => wordsIn(file, titlesIn(file), IN_TEXTS))).toEqual([]);
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
