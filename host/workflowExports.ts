/**
 * What `n8n-workflow` offers in each tested version of n8n. It is kept in a list, so that the package can be held against
 * it where n8n is not installed; `npm run test:engine` holds the list against n8n.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const exportsFile = (version: string): string =>
	join(__dirname, 'versions', version, 'n8n-workflow-exports.json');

/** @param version one that is tested */
export function listedExports(version: string): string[] {
	return JSON.parse(readFileSync(exportsFile(version), 'utf8')) as string[];
}
