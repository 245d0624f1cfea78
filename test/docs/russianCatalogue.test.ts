/** scripts/docs/russian/*.json hold the Russian of every text that a generated part of a page can show, and nothing else. */

import { catalogue } from '../../scripts/docs/language';
import { askedFor, tableFor } from '../../scripts/docs/pages';
import { translatedPages } from '../../scripts/docs/translations';

/** What the tables of the English pages ask for. */
const asked = new Set<string>();
for (const what of translatedPages.flatMap(askedFor).filter((name) => !name.startsWith('output '))) {
	tableFor(what, (english) => {
		asked.add(english);
		return english;
	});
}

const entries = catalogue.flatMap(([file, texts]) =>
	Object.entries(texts).map(([english, russian]) => ({ file, english, russian })),
);
const known = new Set(entries.map(({ english }) => english));

/** Lines to paste. */
const lines = (texts: string[]) => texts.map((text) => `\t${JSON.stringify(text)}: "",`).join('\n');
const fileOf = ({ file, english }: { file: string; english: string }) => `${file}: ${english}`;

describe('the Russian catalogue', () => {
	it('has every text', () => {
		const missing = [...asked].filter((text) => !known.has(text));
		if (missing.length > 0) {
			throw new Error(
				`No Russian for ${missing.length} text(s). Add them to a file in scripts/docs/russian/, in the words of its ` +
					`README.md (a text that was only reworded stands there under its old English: see the test below), then ` +
					`'npm run docs':\n${lines(missing)}`,
			);
		}
	});

	it('has no text that no page shows any more', () => {
		const stale = entries.filter(({ english }) => !asked.has(english));
		if (stale.length > 0) {
			throw new Error(
				`No page shows these any more; take them out, or give them their new English:\n${stale.map(fileOf).join('\n')}`,
			);
		}
	});

	it('has every text once', () => {
		const seen = new Set<string>();
		const twice = entries.filter(({ english }) => seen.size === seen.add(english).size);
		expect(twice.map(fileOf)).toEqual([]);
	});

	it('is in Russian', () => {
		expect(entries.filter(({ russian }) => !/[а-яё]/i.test(russian)).map(fileOf)).toEqual([]);
	});

	/** A number may be written as 5,000 in one language and as 5000 in the other. */
	const plain = (text: string) => text.replace(/(?<=\d)[,\u00a0](?=\d{3})/g, '');
	const named = (text: string, pattern: RegExp) =>
		[...new Set([...plain(text).matchAll(pattern)].map(([, name]) => name))].sort().join();

	it.each([
		['fields and values', /['«]([A-Z][^'»]*|[a-z]\w+)['»]/g],
		['variables', /(\{\w+\})/g],
		['numbers', /(\d+)/g],
	])('names the same %s', (_, pattern) => {
		const different = entries.filter(
			({ english, russian }) => named(english, pattern) !== named(russian, pattern),
		);
		expect(different.map(fileOf)).toEqual([]);
	});
});
