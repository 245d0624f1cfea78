/** The examples can be imported as they are, and name nobody. */

import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { INode } from 'n8n-workflow';

import packageJson from '../../package.json';
import { filesUnder, root } from '../support/files';

interface Example {
	name: string;
	nodes: INode[];
	connections: Record<string, unknown>;
}

describe.each(filesUnder('examples').filter((file) => file.endsWith('.json')))('%s', (file) => {
	const text = readFileSync(path.join(root, file), 'utf8');
	const { name, nodes, connections } = JSON.parse(text) as Example;

	it('is a workflow with nodes of n8n and of this package', () => {
		expect(name).not.toBe('');
		const own = nodes.filter(({ type }) => type.startsWith(`${packageJson.name}.`));
		expect(own).not.toHaveLength(0);
		const known = packageJson.n8n.nodes.map((built) => path.basename(built, '.node.js').toLowerCase());
		// n8n itself makes the tools and gates of AI agents out of them.
		const nameOf = ({ type }: INode) =>
			type
				.split('.')[1]
				.toLowerCase()
				.replace(/(hitl)?tool$/, '');
		expect(own.filter((node) => !known.includes(nameOf(node)))).toEqual([]);
	});

	it('connects nodes that exist', () => {
		const names = nodes.map((node) => node.name);
		expect(Object.keys(connections).filter((from) => !names.includes(from))).toEqual([]);
	});

	it('holds no phone number and no secret', () => {
		expect(
			text.match(/\+?\d[\d ()-]{9,}\d/g)?.filter((found) => !/^\+?7 ?900 ?000/.test(found)) ?? [],
		).toEqual([]);
		expect(text).not.toMatch(/"(accessToken|apiKey|password|webhookSecret)"/);
	});
});
