/** The search of n8n's editor: its own function, with the node types that its server gives it. */

import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { Host } from '../../../host/install';
import type { NodeTypeDescription } from '../../../host/restApi';

interface Found {
	item: { key: string };
}
type Search = (text: string, items: object[]) => Found[];

/** @returns a search among the nodes that do something, as opposed to triggers and tools; names, the best first */
export function editorSearch(host: Host, types: NodeTypeDescription[]): (text: string) => string[] {
	const items = new Map(
		types
			.filter(isAction)
			.map(({ name, displayName, codex }) => [name, { key: name, properties: { displayName, codex } }]),
	);
	const search = searchOf(host);
	return (text) => search(text, [...items.values()]).map(({ item }) => item.key);
}

function isAction({ group, outputs }: NodeTypeDescription): boolean {
	return !group.includes('trigger') && Array.isArray(outputs) && outputs[0] === 'main';
}

/** The file has another name in n8n 1. */
function searchOf({ n8nBin }: Host): Search {
	const folder = join(n8nBin, '../../../@n8n/utils/dist/search');
	const file = readdirSync(folder).find((name) => /^sublime-?search\.c?js$/i.test(name));
	if (!file) throw new Error(`n8n has no search in ${folder}`);
	const { sublimeSearch } = createRequire(n8nBin)(join(folder, file)) as { sublimeSearch: Search };
	return sublimeSearch;
}
