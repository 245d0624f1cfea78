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
	for (const what of askedFor(page)) parts.set(what, await partFor(what));
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

async function partFor(what: string): Promise<string> {
	const [kind, ...names] = what.split(' ');
	const part =
		kind === 'output' ? `\`\`\`json\n${await outputOf(names.join(' '))}\n\`\`\`` : tableFor(kind, names);
	if (!part) throw new Error(`Nothing can be generated for "${what}"`);
	return part;
}

function tableFor(kind: string, [name, resource, operation]: string[]): string | undefined {
	switch (kind) {
		case 'operations':
			return operationTable();
		case 'fields':
			return folded(fieldsFor(name, resource, operation));
		case 'guards':
			return folded(fieldsInside(safetyField));
		case 'branches':
			return folded(fieldsInside({ ...menuForm, options: [{ ...menuForm, values: firstLevel() }] } as never));
		case 'errors':
			return errorTables[name]?.();
		default:
			return undefined;
	}
}

/** Markdown inside HTML needs an empty line on both sides. A sentence in place of a table stays open. */
const folded = (part: string | undefined) =>
	part?.startsWith('|')
		? ['<details>', '<summary>Fields</summary>', '', part, '', '</details>'].join('\n')
		: part;

/** The branches below hold the same fields again. */
const firstLevel = () => insideOf(menuForm).filter(({ name }) => name !== menuForm.name);

/** @param chosen the resource, where the node has one, and the operation */
function fieldsFor(name: string, ...chosen: string[]): string | undefined {
	const [node, flat, whole, credential] = [
		actionNodes.get(name),
		servicelessNodes.get(name),
		campaignNodes.get(name) ?? triggerNodes.get(name),
		credentialTypes.get(name),
	];
	if (node) return fieldsOfOperation(node, chosen[0], chosen[1]);
	if (flat) return fieldsOfOperation(flat, undefined, chosen[0]);
	if (whole) return fieldsOfNode(whole);
	return credential && fieldsOfCredential(credential);
}
