/** Every page for users says the same in Russian: as far as that can be seen without reading either language. */

import { existsSync } from 'node:fs';
import path from 'node:path';

import { PENDING, russianOf, translatedPages } from '../../scripts/docs/translations';
import { read, root } from '../support/files';
import { codeOf, headingsOf, linksOf } from '../support/markdown';
import { boldOf, englishIn, numbersOf, tableShapesOf, targetsOf, valuesOf } from '../support/translation';

const exists = (page: string) => existsSync(path.join(root, page));
const depths = (text: string) => headingsOf(text).map(({ depth }) => depth);

/** What is not in `all`, or not as often. */
function missingIn(all: string[], wanted: string[]): string[] {
	const left = [...all];
	return wanted.filter((one) => {
		const place = left.indexOf(one);
		if (place >= 0) left.splice(place, 1);
		return place < 0;
	});
}

it('PENDING in scripts/docs/translations.ts lists no page that is there in Russian already, or not for users', () => {
	expect(PENDING.filter((page) => !translatedPages.includes(page) || exists(russianOf(page)))).toEqual([]);
});

describe.each(translatedPages.filter((page) => !PENDING.includes(page)))('%s in Russian', (page) => {
	const other = russianOf(page);
	if (!exists(other)) {
		it('exists', () => {
			throw new Error(`Write ${other}: CONTRIBUTING.md says how`);
		});
		return;
	}
	const [english, russian] = [read(page), read(other)];

	it('can be reached from the English page, and leads back', () => {
		const way = (from: string, to: string) => path.posix.relative(path.posix.dirname(from), to);
		expect(linksOf(english)).toContain(way(page, other));
		expect(linksOf(russian)).toContain(way(other, page));
	});

	it('has its headings, level by level', () => {
		expect(depths(russian)).toEqual(depths(english));
	});

	it('has its commands and samples', () => {
		expect(codeOf(russian)).toEqual(codeOf(english));
	});

	it('has its tables, row by row: as many cells, with the same values', () => {
		expect(tableShapesOf(russian)).toEqual(tableShapesOf(english));
	});

	it('has its links, to the same headings of Russian pages', () => {
		expect(targetsOf(other)).toEqual(targetsOf(page));
	});

	it('names the same fields and buttons of the editor', () => {
		const names = boldOf(russian).filter((words) => !/[а-яё]/i.test(words));
		expect(missingIn(boldOf(english), names)).toEqual([]);
		expect(boldOf(russian)).toHaveLength(boldOf(english).length);
	});

	it('quotes the same values', () => {
		expect(valuesOf(russian)).toEqual(valuesOf(english));
	});

	it('names the same numbers', () => {
		expect(numbersOf(russian)).toEqual(numbersOf(english));
	});

	it('is in Russian throughout', () => {
		expect(englishIn(russian)).toEqual([]);
	});
});
