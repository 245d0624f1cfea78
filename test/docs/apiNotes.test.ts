/** The notes on the three APIs, and the comments that point to them: no comment stands on a text that its reader has not. */

import { filesUnder, read } from '../support/files';
import { headingsOf } from '../support/markdown';

const NOTES = 'docs/api-notes.md';
const FOLDERS = ['nodes', 'credentials', 'sandbox', 'scripts', 'bench', 'host', 'test', 'docs', 'examples'];
const PRIVATE = /field[ -]?notes|\bdesign(\.md| notes?| page)\b|§|\bfaults\.md\b/i;

const sources = FOLDERS.flatMap(filesUnder).filter(
	(file) => /\.(ts|js|mjs|md)$/.test(file) && !/(^|\/)(node_modules|versions)\//.test(file),
);

/** `MCN Telecom: Answers`, as comments name an entry. */
const entries = (): string[] => {
	const names: string[] = [];
	let service = '';
	for (const { depth, title } of headingsOf(read(NOTES))) {
		if (depth === 2) service = title;
		if (depth === 3) names.push(`${service}: ${title}`);
	}
	return names;
};

/** What stands behind the name of the page, where it names an entry; a comment can go on in the next line. */
const namedIn = (file: string) =>
	read(file)
		.replace(/\s+(\*|\/\/)?\s*/g, ' ')
		.split(`${NOTES}, `)
		.slice(1)
		.map((rest) => rest.slice(0, 80));

const self = 'test/docs/apiNotes.test.ts';
const others = sources.filter((file) => file !== self);

it('no file cites a text that is not in the repository', () => {
	const cited = others.flatMap((file) =>
		read(file)
			.split('\n')
			.filter((line) => PRIVATE.test(line))
			.map((line) => `${file}: ${line.trim()}`),
	);
	expect(cited).toEqual([]);
});

it(`every entry of ${NOTES} that a comment names exists`, () => {
	const known = entries();
	const exists = (rest: string) =>
		known.some((name) => rest.startsWith(name) && !/^[\p{L}\p{N}-]/u.test(rest.slice(name.length)));
	const lost = others.flatMap((file) =>
		namedIn(file)
			.filter((rest) => !exists(rest))
			.map((rest) => `${file}: ${rest}`),
	);
	expect(lost).toEqual([]);
});

it('the notes have a section for each service, and one name for each entry', () => {
	const sections = headingsOf(read(NOTES)).filter(({ depth }) => depth === 2);
	expect(sections.map(({ title }) => title)).toEqual([
		'All providers',
		'Mobilgroup',
		'Zvonobot',
		'MCN Telecom',
	]);
	expect(new Set(entries()).size).toBe(entries().length);
});
