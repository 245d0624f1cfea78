/**
 * Fills in the parts of the documentation that the code can tell better than a person.
 *
 * Such a part stands between `<!-- generated: what it is -->` and `<!-- /generated -->`.
 */

import { safetyField } from '../../nodes/shared/safety/field';
import { menuForm } from '../../nodes/Zvonobot/ivr/form';
import { read } from '../../test/support/files';
import { errorTables } from './errors';
import { fieldsInside, fieldsOfCredential, fieldsOfOperation, fieldsOfNode, insideOf } from './fields';
import { languageOf, type Say } from './language';
import {
	actionNodes,
	campaignNodes,
	credentialTypes,
	operationTable,
	servicelessNodes,
	triggerNodes,
} from './operations';
import { outputOf } from './outputs';

const GENERATED = /^<!-- generated: (.+?) -->$[^]*?^<!-- \/generated -->$/gm;

/** What every page holds of this, by its path. */
export const askedFor = (page: string): string[] =>
	[...read(page).matchAll(GENERATED)].map(([, what]) => what);

/** @returns the page as it should be */
export async function writtenPage(page: string): Promise<string> {
	const parts = new Map<string, string>();
	for (const what of askedFor(page)) parts.set(what, await partFor(what, languageOf(page)));
	return read(page).replace(GENERATED, (_, what: string) => marked(what, parts.get(what) ?? ''));
}

/** Prettier would fill every cell of a table up to the longest. */
const marked = (what: string, part: string) =>
	[
		`<!-- generated: ${what} -->`,
		'<!-- prettier-ignore-start -->',
		'',
		part,
		'',
		'<!-- prettier-ignore-end -->',
		'<!-- /generated -->',
	].join('\n');

/** Each is made once: the pages of both languages show the same. */
const outputs = new Map<string, Promise<string>>();

async function partFor(what: string, say: Say): Promise<string> {
	if (!what.startsWith('output ')) return tableFor(what, say);
	if (!outputs.has(what)) outputs.set(what, outputOf(what.replace('output ', '')));
	return `\`\`\`json\n${await outputs.get(what)}\n\`\`\``;
}

/** @param what anything but an output */
export function tableFor(what: string, say: Say): string {
	const [kind, ...names] = what.split(' ');
	const part = partOfKind(kind, names, say);
	if (!part) throw new Error(`Nothing can be generated for "${what}"`);
	return part;
}

function partOfKind(kind: string, [name, resource, operation]: string[], say: Say): string | undefined {
	switch (kind) {
		case 'operations':
			return operationTable(say);
		case 'fields':
			return folded(fieldsFor(say, name, resource, operation), say);
		case 'guards':
			return folded(fieldsInside(safetyField, say), say);
		case 'branches':
			return folded(fieldsInside(firstLevelOfMenu as never, say), say);
		case 'errors':
			return errorTables[name]?.(say);
		default:
			return undefined;
	}
}

/** Markdown inside HTML needs an empty line on both sides. A sentence in place of a table stays open. */
const folded = (part: string | undefined, say: Say) =>
	part?.startsWith('|')
		? ['<details>', `<summary>${say('Fields')}</summary>`, '', part, '', '</details>'].join('\n')
		: part;

/** The branches below hold the same fields again. */
const firstLevelOfMenu = {
	...menuForm,
	options: [{ ...menuForm, values: insideOf(menuForm).filter(({ name }) => name !== menuForm.name) }],
};

/** @param chosen the resource, where the node has one, and the operation */
function fieldsFor(say: Say, name: string, ...chosen: string[]): string | undefined {
	const [node, flat, whole, credential] = [
		actionNodes.get(name),
		servicelessNodes.get(name),
		campaignNodes.get(name) ?? triggerNodes.get(name),
		credentialTypes.get(name),
	];
	if (node) return fieldsOfOperation(node, chosen[0], chosen[1], say);
	if (flat) return fieldsOfOperation(flat, undefined, chosen[0], say);
	if (whole) return fieldsOfNode(whole, say);
	return credential && fieldsOfCredential(credential, say);
}
