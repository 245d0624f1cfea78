/** The documents say what the code says. */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { checkReasons } from '../../nodes/shared/verification/check';
import packageJson from '../../package.json';
import { behaviours } from '../../sandbox/behaviours';
import { filesUnder, root } from './support/files';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', ...filesUnder('docs').filter((file) => file.endsWith('.md'))];

/** As GitHub makes them: lower case, words joined by dashes, punctuation dropped. */
const anchorsOf = (page: string): string[] =>
	[...page.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
		title
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s-]/gu, '')
			.replace(/\s/g, '-'),
	);

describe.each(pages)('%s', (page) => {
	const links = [...read(page).matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);

	it('links only to files and headings that exist', () => {
		const broken = links
			.filter((link) => !/^https?:/.test(link))
			.filter((link) => {
				const [file, anchor] = link.split('#');
				const target = file ? path.join(path.dirname(page), file) : page;
				if (!existsSync(path.join(root, target))) return true;
				return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
			});
		expect(broken).toEqual([]);
	});

	it('names only commands that exist', () => {
		const commands = [...read(page).matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
		expect(commands.filter((name) => !(name in packageJson.scripts))).toEqual([]);
	});
});

it('docs/sandbox.md names every ending of a number', () => {
	const named = [...read('docs/sandbox.md').matchAll(/^\| ([\d ]+)\|/gm)].flatMap(([, cell]) =>
		cell.trim().split(' '),
	);
	expect(named.sort()).toEqual(Object.keys(behaviours).sort());
});

it('docs/verification.md names every reason of a check, and no other', () => {
	const named = [...read('docs/verification.md').matchAll(/^\| `(\w+)` /gm)].map(([, reason]) => reason);
	expect(named.sort()).toEqual(['reason', 'null', ...checkReasons].sort());
});

it('README.md links every example', () => {
	const examples = filesUnder('examples').filter((file) => file.endsWith('.json'));
	expect(examples.filter((file) => !read('README.md').includes(`(${file})`))).toEqual([]);
});
