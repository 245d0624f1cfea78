/** What of a page does not depend on its language, so that two pages can be compared; and whether a text is Russian. */

import path from 'node:path';

import {
	actionNodes,
	campaignNodes,
	credentialTypes,
	servicelessNodes,
	triggerNodes,
} from '../../scripts/docs/operations';
import { PENDING, isRussian, russianOf, translatedPages } from '../../scripts/docs/translations';
import { read } from './files';
import { anchorsOf, blocksOf, linksOf, tablesOf } from './markdown';

const englishOf = new Map(translatedPages.map((page) => [russianOf(page), page]));

const withoutCode = (text: string) => text.replace(/^( *)```[^]*?^\1```$/gm, '');
const quotedIn = (text: string): string[] => text.match(/`[^`]+`/g) ?? [];

/** What a reader types, or lets a robot say, by the English page's text. */
const TYPED = new Map([
	['`флеш-колл`', '`flash call`'],
	['`Регистрация`', '`Sign up`'],
	['`Вы придёте завтра на приём?`', '`Will you come to your appointment tomorrow?`'],
	['`Заказ одобрен?`', '`Is the order approved?`'],
	[
		'`Звонит клиенту и произносит текст. Стоит денег.`',
		'`Calls a customer and reads a text to them. Costs money.`',
	],
	[
		"`Ваш заказ {{ $fromAI('order', 'The order number', 'string') }} готов.`",
		"`Your order {{ $fromAI('order', 'The order number', 'string') }} is ready.`",
	],
	[
		'`Агент хочет позвонить на {{ $tool.parameters.phone }}`',
		'`The agent wants to call {{ $tool.parameters.phone }}`',
	],
	['`да, конечно, хорошо`', '`yes, sure, of course`'],
]);
const typedIn = (text: string): string[] => quotedIn(text).map((value) => TYPED.get(value) ?? value);

/** The values in code style; those that a reader types, as the English page has them. */
export const valuesOf = (text: string): string[] => typedIn(withoutCode(text)).sort();

export const boldOf = (text: string): string[] =>
	[...withoutCode(text).matchAll(/\*\*([^*]+)\*\*/g)].map(([, words]) => words.replace(/\s+/g, ' '));

/** Row by row and cell by cell, the values that stand there. */
export const tableShapesOf = (text: string): string[][][][] =>
	tablesOf(text).map((rows) => rows.map((row) => row.map(typedIn)));

/** Where the links lead, by the English page of the target and the place of the heading in it. */
export const targetsOf = (page: string): string[] =>
	linksOf(read(page))
		.map((link) => targetOf(page, link))
		.filter((target) => target !== undefined)
		.sort();

function targetOf(page: string, link: string): string | undefined {
	if (/^(https?|mailto):/.test(link)) return link;
	const [file, anchor] = link.split('#').map(decodeURIComponent);
	const target = file ? path.posix.join(path.posix.dirname(page), file) : page;
	// The way to the other language has no counterpart there.
	if (target === russianOf(page) || target === englishOf.get(page)) return undefined;
	const inEnglish = translatedPages.includes(target) && !PENDING.includes(target);
	const name = (englishOf.get(target) ?? target) + (isRussian(page) && inEnglish ? ' in English' : '');
	return anchor ? `${name}, heading ${anchorsOf(read(target)).indexOf(anchor)}` : name;
}

/** What the editor shows: of nodes, credentials, fields and their choices. */
const nodes = [actionNodes, servicelessNodes, campaignNodes, triggerNodes].flatMap((all) => [
	...all.values(),
]);
const labels = new Set(
	labelsIn([...nodes.map(({ description }) => description), ...credentialTypes.values()]),
);

function labelsIn(part: unknown): string[] {
	if (Array.isArray(part)) return part.flatMap(labelsIn);
	if (typeof part !== 'object' || part === null) return [];
	const { displayName, name } = part as Record<string, unknown>;
	return [displayName, name, ...Object.values(part).flatMap(labelsIn)].filter(
		(text) => typeof text === 'string',
	);
}

const isLabels = (text: string) => text.split(/ → |, /).every((piece) => labels.has(piece));

/** Names of the editor, of products and of formats, and what is in italics or in code style, belong to no language. */
const NAMES =
	/`[^`]*`|\*\*[^*А-Яа-яЁё]+\*\*|_[^_А-Яа-яЁё]+_|«[^»А-Яа-яЁё]+»|\]\([^)]*\)|<[^>]*>|https?:\S+|[\w-]+\.(json|md)\b|\b\d*[A-Z][\w.-]*|\bn8n[\w-]*/g;
const letters = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** The blocks that are more English than Russian. */
export const englishIn = (text: string): string[] =>
	blocksOf(text).filter((block) => {
		const words = block.replace(NAMES, ' ');
		return !isLabels(block) && letters(words, /[a-z]/gi) > letters(words, /[а-яё]/gi);
	});

/** The numbers in the prose, however their thousands are parted. */
export const numbersOf = (text: string): string[] => {
	const prose = withoutCode(text).replace(/`[^`]*`|\]\([^)]*\)|<[^>]*>|n8n/g, '');
	const joined = prose.replace(/(?<=\d)[, \u00a0](?=\d{3}(?!\d))/g, '').replace(/(?<=\d),(?=\d)/g, '.');
	return [...new Set(joined.match(/\d+(?:\.\d+)?/g))].sort();
};
