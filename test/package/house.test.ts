/** Who may know whom: a service folder knows itself and `shared`; nothing of the package knows the rest. */

import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

import ts from 'typescript';

import { filesUnder, root } from '../support/files';

const sources = [...filesUnder('nodes'), ...filesUnder('credentials')].filter((file) => file.endsWith('.ts'));

const importsOf = (file: string): string[] =>
	ts
		.preProcessFile(readFileSync(path.join(root, file), 'utf8'))
		.importedFiles.map(({ fileName }) => fileName);

/** `nodes/McnTelecom/api/request.ts` belongs to `nodes/McnTelecom`. */
const houseOf = (file: string) =>
	file
		.split('/')
		.slice(0, file.startsWith('nodes/') ? 2 : 1)
		.join('/');

describe.each(sources)('%s', (file) => {
	const imported = importsOf(file);
	const inside = imported
		.filter((name) => name.startsWith('.'))
		.map((name) => path.posix.join(path.posix.dirname(file), name));
	const outside = imported.filter((name) => !name.startsWith('.'));

	it('imports n8n-workflow and node:crypto only, and nothing that the user would have to install', () => {
		expect(outside.filter((name) => name !== 'n8n-workflow' && name !== 'node:crypto')).toEqual([]);
		expect(outside.filter((name) => builtinModules.includes(name))).toEqual([]);
	});

	it('imports only its own folder and nodes/shared', () => {
		const allowed = [houseOf(file), 'nodes/shared'];
		expect(inside.map(houseOf).filter((house) => !allowed.includes(house))).toEqual([]);
	});
});
