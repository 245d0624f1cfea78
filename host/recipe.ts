/** Which n8n to install, and what npm needs for it. */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import tested from './versions.json';

const FOLDER = join(__dirname, 'versions');
const MANIFEST = 'package.json';
const NPM_SETTINGS = '.npmrc';
const LOCK = 'package-lock.json';
const VERSION = /^\d+\.\d+\.\d+$/;

/** The files to run `npm install` with. */
export interface Recipe {
	version: string;
	files: Array<{ name: string; content: string }>;
	/** The packages that a machine needs only if it can run them. */
	optional: string[];
	/** Another one for each content. */
	key: string;
}

/** The first in versions.json. */
export const usualVersion = tested[0].n8n;

/** The version that `VOICE_CALLS_N8N_VERSION` names, or else the usual one. */
export function wantedVersion(): string {
	return process.env.VOICE_CALLS_N8N_VERSION || usualVersion;
}

/**
 * Since n8n 2 an AI agent hears of the errors of its tools, which ended the execution before, and a tool can be made to ask
 * for approval, through a node named `…HitlTool`.
 */
export const hasNewAgents = (version = wantedVersion()): boolean => Number(version.split('.')[0]) >= 2;

/**
 * Reads the recipe of a version that is tested, with a lock file. For any other version it is made from that of the
 * nearest tested one, without a lock file: npm chooses what fits.
 *
 * @throws Error when the text is no version
 */
export async function recipeFor(version: string): Promise<Recipe> {
	if (!VERSION.test(version)) {
		throw new Error(`"${version}" is no version of n8n; one is written like ${usualVersion}.`);
	}
	const isTested = existsSync(join(FOLDER, version, MANIFEST));
	const folder = join(FOLDER, isTested ? version : nearestTo(version));
	const manifest = await readFile(join(folder, MANIFEST), 'utf8');
	const { dependencies, optionalDependencies, ...rest } = JSON.parse(manifest) as Manifest;
	const adapted = { ...rest, dependencies: { ...dependencies, n8n: version }, optionalDependencies };
	const files = [{ name: MANIFEST, content: isTested ? manifest : JSON.stringify(adapted, null, '\t') }];
	if (isTested) files.push({ name: LOCK, content: await readFile(join(folder, LOCK), 'utf8') });
	files.push({ name: NPM_SETTINGS, content: await readFile(join(FOLDER, NPM_SETTINGS), 'utf8') });
	return { version, files, optional: Object.keys(optionalDependencies), key: keyOf(files) };
}

interface Manifest {
	dependencies: Record<string, string>;
	optionalDependencies: Record<string, string>;
}

function nearestTo(version: string): string {
	const major = (text: string) => text.split('.')[0];
	return tested.find(({ n8n }) => major(n8n) === major(version))?.n8n ?? usualVersion;
}

function keyOf(files: Recipe['files']): string {
	const hash = createHash('sha256');
	for (const { content } of files) hash.update(content);
	return hash.digest('hex').slice(0, 12);
}
