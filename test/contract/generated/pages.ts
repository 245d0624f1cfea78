/**
 * Fills in the parts of the documentation that the code can tell better than a person.
 *
 * Such a part stands between `<!-- generated: what it is -->` and `<!-- /generated -->`.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { safetyField } from '../../../nodes/shared/calls/safetyField';
import { menuForm } from '../../../nodes/Zvonobot/ivr/branchFields';
import { documents, read, root } from '../support/files';
import { errorTables } from './errors';
import { fieldsInside, fieldsOfCredential, fieldsOfOperation, fieldsOfTrigger, insideOf } from './fields';
import { actionNodes, credentialTypes, operationTable, triggerNodes } from './operations';
import { outputOf } from './outputs';

const GENERATED = /<!-- generated: (.+?) -->[^]*?<!-- \/generated -->/g;

/** What every page holds of this, by its path. */
export const askedFor = (page: string): string[] =>
	[...read(page).matchAll(GENERATED)].map(([, what]) => what);

/** @returns every page that has generated parts, as it should be */
export async function writtenPages(): Promise<Map<string, string>> {
	const pages = new Map<string, string>();
	for (const page of documents.filter((file) => askedFor(file).length > 0)) {
		const parts = new Map<string, string>();
		for (const what of askedFor(page)) parts.set(what, await partFor(what));
		const text = read(page).replace(
			GENERATED,
			(_, what: string) => `<!-- generated: ${what} -->\n\n${parts.get(what) ?? ''}\n\n<!-- /generated -->`,
		);
		pages.set(page, text);
	}
	return formatted(pages);
}

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
			return fieldsFor(name, resource, operation);
		case 'guards':
			return fieldsInside(safetyField);
		case 'branches':
			return fieldsInside({ ...menuForm, options: [{ ...menuForm, values: firstLevel() }] } as never);
		case 'errors':
			return errorTables[name]?.();
		default:
			return undefined;
	}
}

/** The branches below hold the same fields again. */
const firstLevel = () => insideOf(menuForm).filter(({ name }) => name !== menuForm.name);

function fieldsFor(name: string, resource: string, operation: string): string | undefined {
	const [node, trigger, credential] = [
		actionNodes.get(name),
		triggerNodes.get(name),
		credentialTypes.get(name),
	];
	if (node) return fieldsOfOperation(node, resource, operation);
	if (trigger) return fieldsOfTrigger(trigger);
	return credential && fieldsOfCredential(credential);
}

/** As prettier sets them. */
function formatted(pages: Map<string, string>): Map<string, string> {
	const folder = mkdtempSync(path.join(tmpdir(), 'voice-calls-docs-'));
	cpSync(path.join(root, '.prettierrc.json'), path.join(folder, '.prettierrc.json'));
	for (const [page, text] of pages) {
		mkdirSync(path.dirname(path.join(folder, page)), { recursive: true });
		writeFileSync(path.join(folder, page), text);
	}
	execFileSync(path.join(root, 'node_modules/.bin/prettier'), ['--log-level=warn', '--write', '.'], {
		cwd: folder,
	});
	const result = new Map(
		[...pages.keys()].map((page) => [page, readFileSync(path.join(folder, page), 'utf8')]),
	);
	rmSync(folder, { recursive: true, force: true });
	return result;
}
