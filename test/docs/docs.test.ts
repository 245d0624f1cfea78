/** The documents say what the code says. */

import { existsSync } from 'node:fs';
import path from 'node:path';

import { channels } from '../../nodes/PhoneVerification/channels';
import { presets } from '../../nodes/PhoneVerification/limits/read';
import { checkReasons } from '../../nodes/shared/verification/check';
import packageJson from '../../package.json';
import { behaviours } from '../../sandbox/calls/behaviours';
import { documents, read, root } from '../support/files';
import { anchorsOf, linksOf, tablesOf } from '../support/markdown';

describe.each(documents)('%s', (page) => {
	it('links only to files and headings that exist', () => {
		const broken = linksOf(read(page))
			.filter((link) => !/^(https?|mailto):/.test(link))
			.filter((link) => {
				const [file, anchor] = link.split('#').map(decodeURIComponent);
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

it('docs/README.md links to every page beside it', () => {
	const pages = documents.filter((page) => /^docs\/[\w-]+\.md$/.test(page));
	const linked = linksOf(read('docs/README.md')).map((link) => `docs/${link.split('#')[0]}`);
	expect(pages.filter((page) => page !== 'docs/README.md' && !linked.includes(page))).toEqual([]);
});

it('docs/sandbox.md names every ending of a number', () => {
	const named = [...read('docs/sandbox.md').matchAll(/^\| ([\d ]+)\|/gm)].flatMap(([, cell]) =>
		cell.trim().split(' '),
	);
	expect(named.sort()).toEqual(Object.keys(behaviours).sort());
});

it('docs/verification.md names every reason of a check, and no other', () => {
	const table = tablesOf(read('docs/verification.md')).find(([[title]]) => title === '`reason` of Check');
	const named = table?.slice(1).map(([cell]) => cell.replaceAll('`', ''));
	expect(named?.sort()).toEqual(['null', ...checkReasons].sort());
});

it('docs/verification.md names every channel and every limit, as the form does', () => {
	const cells = tablesOf(read('docs/verification.md')).flatMap((rows) => rows.map(([cell]) => cell));
	const limits = Object.keys(presets.usual).map((name) => `\`${name}\``);
	const labels = Object.values(channels).map(({ label }) => label);
	expect(cells).toEqual(expect.arrayContaining([...labels, ...limits]));
});
