/** What n8n has written: its database, its logs and everything else in its data folder. */

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { World } from '../../../host/world';

/** @returns the content of every file, by its path; installed packages are left out */
export async function writtenBy({ n8n }: World): Promise<Array<[string, string]>> {
	const entries = await readdir(n8n.dataFolder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
		.map((entry) => path.join(entry.parentPath, entry.name));
	return await Promise.all([...files, n8n.logFile].map(async (file) => [file, await contentOf(file)]));
}

/** Nothing for a file that is gone already, such as the journal of a database that goes on working. */
async function contentOf(file: string): Promise<string> {
	return await readFile(file, 'latin1').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return '';
		throw error;
	});
}
