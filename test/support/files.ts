/** The project's own files, by their path from the root. */

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(__dirname, '../..');

export function filesUnder(folder: string): string[] {
	return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
		.map((file) => file.split(path.sep).join('/'));
}

/** @param file its path from the root */
export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Every Markdown file that belongs to the project. */
export const documents: string[] = [
	...readdirSync(root).filter((file) => file.endsWith('.md')),
	...['docs', 'examples', 'host', 'bench']
		.flatMap(filesUnder)
		.filter((file) => file.endsWith('.md') && !file.includes('node_modules/')),
];
