/** README.ru.md says the same as README.md: as far as that can be seen without reading either language. */

import { read } from '../support/files';
import { codeOf, headingsOf, linksOf, tablesOf } from '../support/markdown';

const english = read('README.md');
const russian = read('README.ru.md');

const quoted = (cell: string) => cell.match(/`[^`]+`/g) ?? [];
const languages = ['README.md', 'README.ru.md'];
const linked = (text: string) =>
	linksOf(text)
		.filter((link) => !languages.includes(link))
		.sort();
const bold = (text: string) => [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words]) => words);

describe('README.ru.md', () => {
	it('has the headings of README.md, level by level, in Russian', () => {
		const headings = headingsOf(russian);
		expect(headings.map(({ depth }) => depth)).toEqual(headingsOf(english).map(({ depth }) => depth));
		const [name, ...titles] = headings.map(({ title }) => title);
		expect(name).toBe(headingsOf(english)[0].title);
		expect(titles.filter((title) => !/^[А-ЯЁ]/.test(title))).toEqual([]);
	});

	it('has the same commands and samples', () => {
		expect(codeOf(russian)).toEqual(codeOf(english));
	});

	it('has the same tables, row by row: as many cells, with the same commands and names of nodes', () => {
		const shape = (text: string) => tablesOf(text).map((rows) => rows.map((row) => row.map(quoted)));
		expect(shape(russian)).toEqual(shape(english));
		const nodes = (text: string) =>
			tablesOf(text)[0]
				.slice(1)
				.map((row) => row[2]);
		expect(nodes(russian)).toEqual(nodes(english));
	});

	it('has the same links', () => {
		expect(linked(russian)).toEqual(linked(english));
	});

	it('names the same fields and buttons of the editor', () => {
		const names = bold(russian).filter((words) => !/[а-яё]/i.test(words));
		expect(names.filter((name) => !bold(english).includes(name))).toEqual([]);
		expect(bold(russian)).toHaveLength(bold(english).length);
	});

	it('quotes the same values', () => {
		const values = (text: string) => quoted(text.replace(/```[^]*?```/g, '')).sort();
		const searchedFor = (value: string) => (value === '`флеш-колл`' ? '`flash call`' : value);
		expect(values(russian).map(searchedFor).sort()).toEqual(values(english));
	});

	it('can be reached from README.md, and leads back', () => {
		expect(linksOf(english)).toContain('README.ru.md');
		expect(linksOf(russian)).toContain('README.md');
	});
});
