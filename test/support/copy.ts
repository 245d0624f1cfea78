/** Copies of a part of the project in a folder of their own. */

import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import packageJson from '../../package.json';
import { root } from './files';

export interface Copy {
	folder: string;
	remove(): void;
}

/**
 * Copies files and folders, by their path from the root, beside a package.json with changes. What the project has
 * installed can be used there.
 */
export function copyOf(entries: string[], changes: object = {}): Copy {
	const folder = mkdtempSync(path.join(tmpdir(), 'voice-calls-copy-'));
	entries.forEach((entry) => cpSync(path.join(root, entry), path.join(folder, entry), { recursive: true }));
	symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
	writeFileSync(
		path.join(folder, 'package.json'),
		JSON.stringify({ ...packageJson, ...changes }, undefined, '\t'),
	);
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
