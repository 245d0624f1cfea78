/** The page on the architecture, and the one for those who work in this repository, name what exists. */

import { existsSync } from 'node:fs';
import path from 'node:path';

import packageJson from '../../package.json';
import { read, root } from '../support/files';
import { linksOf, tablesOf } from '../support/markdown';

const FOLDERS = 'nodes|credentials|icons|sandbox|host|scripts|bench|test|docs|examples|\\.ci|\\.github';
/** `nodes/shared/item.ts` and `sandbox/`; a name with a placeholder stops before it. */
const NAMED = new RegExp(`(?<![\\w/.])(?:${FOLDERS})/[\\w./-]*`, 'g');

const namedIn = (page: string) =>
	[...new Set(read(page).match(NAMED) ?? [])].map((name) => name.replace(/\.$/, ''));

describe.each(['docs/architecture.md', 'AGENTS.md'])('%s', (page) => {
	it('names only files and folders that exist', () => {
		const named = namedIn(page);
		expect(named.length).toBeGreaterThan(10);
		expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
	});
});

it('docs/architecture.md has one picture, and says where to find what', () => {
	const page = read('docs/architecture.md');
	expect(page.match(/^```mermaid$/gm)).toHaveLength(1);
	expect(page).toContain('## Where to find what');
});

describe('docs/architecture.md leads to the file where', () => {
	const rows = tablesOf(read('docs/architecture.md')).flat();

	it.each([
		['A network error is judged', 'networkError'],
		['A call is remembered', 'callMemory'],
		['A menu is read', 'readIvrs'],
		['A token is signed', 'createToken'],
		['A page is generated', 'writtenPage'],
		['A fault is simulated', 'answerWithFault'],
	])('%s', (what, name) => {
		const [, cell = ''] = rows.find(([happens]) => happens.startsWith(what)) ?? [];
		const [link] = linksOf(cell);
		expect(read(path.join('docs', link))).toMatch(new RegExp(`^export (async )?function ${name}\\b`, 'm'));
	});
});

it('SECURITY.md names the address of package.json, and no other', () => {
	const addresses = read('SECURITY.md').match(/[\w.+-]+@[\w.-]+\.\w+/g) ?? [];
	expect([...new Set(addresses)]).toEqual([packageJson.author.email]);
});

it('.nvmrc names the oldest Node.js that the package runs on', () => {
	expect(packageJson.engines.node).toBe(`>=${read('.nvmrc').trim()}`);
});
