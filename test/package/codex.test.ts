/** The codex files, which the editor's search and its links to the documentation are read from. */

import { existsSync } from 'node:fs';
import path from 'node:path';

import packageJson from '../../package.json';
import { read, root } from '../support/files';
import { anchorsOf } from '../support/markdown';
import { actionNodes, credentialTypes, servicelessNodes } from '../../scripts/docs/operations';
import { searchWords } from '../support/searchWords';

interface Codex {
	alias: string[];
	resources: Record<string, Array<{ url: string }>>;
}

const nodes = packageJson.n8n.nodes.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, ''));
const codexOf = (node: string) => JSON.parse(read(`${node}.json`)) as Codex;
const page = `${packageJson.homepage}/blob/main/`;

/** Whether the address leads to a heading of a page in this repository. */
function leadsSomewhere(url: string): boolean {
	const [file, anchor] = url.replace(page, '').split('#');
	return (
		url.startsWith(page) &&
		existsSync(path.join(root, file)) &&
		(!anchor || anchorsOf(read(file)).includes(anchor))
	);
}

describe.each(nodes)('%s', (node) => {
	const { alias, resources } = codexOf(node);

	it('names every search word once', () => {
		const words = alias.map((word) => word.toLowerCase());
		expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([]);
	});

	it('leads to headings of the documentation: of the node, and of each of its credentials', () => {
		const urls = Object.values(resources).flatMap((links) => links.map(({ url }) => url));
		const name = path.basename(node, '.node').replace(/^./, (first) => first.toLowerCase());
		expect(urls).toHaveLength(1 + (servicelessNodes.get(name)?.description.credentials?.length ?? 1));
		expect(urls.filter((url) => !leadsSomewhere(url))).toEqual([]);
	});
});

it.each([...credentialTypes.values()].map(({ name, documentationUrl }) => [name, documentationUrl]))(
	'%s leads to its heading of the documentation',
	(_, url) => {
		expect(leadsSomewhere(url ?? '')).toBe(true);
	},
);

// The editor ranks a word by where in the name or in the alias it begins.
it.each(Object.entries(searchWords))('"%s" begins a name or a search word of %j', (word, expected) => {
	const found = [...actionNodes, ...servicelessNodes].filter(([name, { description }]) => {
		const folder = name[0].toUpperCase() + name.slice(1);
		const { alias } = codexOf(`nodes/${folder}/${folder}.node`);
		const begins = (text: string) => text.toLowerCase().startsWith(word.toLowerCase());
		return [description.displayName, ...alias].some(begins);
	});
	expect(found.map(([name]) => name).sort()).toEqual([...expected].sort());
});
