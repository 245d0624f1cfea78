/** What builds, lints and scans a package: installed once, into a cache outside the repository. */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cacheFolder } from '../../host/install';
import { withLock } from '../../host/lock';
import { lastLines, runProcess } from '../../host/processes';
import { step } from '../../host/progress';

const NPM_SETTINGS = join(__dirname, '../../host/versions/.npmrc');
const MANIFEST = 'package.json';
const PINNED = [MANIFEST, 'package-lock.json'];
/** The engine of the malware rules: n8n's scanner uses it too. */
const YARA = { '@virustotal/yara-x': '1.20.0' };

type Files = Record<string, string>;

/** n8n's CLI for community nodes, and what a package's development needs beside it. @returns its node_modules */
export async function ensureTools(): Promise<string> {
	const files: Files = {};
	for (const name of PINNED) files[name] = await readFile(join(__dirname, 'tools', name), 'utf8');
	return await ensureInstalled('node-cli', files);
}

/** @returns node_modules with YARA-X */
export async function ensureYara(): Promise<string> {
	return await ensureInstalled('yara-x', {
		[MANIFEST]: JSON.stringify({ private: true, dependencies: YARA }),
	});
}

/** The folder gets its name when all is installed in it. */
async function ensureInstalled(title: string, files: Files): Promise<string> {
	const key = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
	const folder = join(cacheFolder(), `${title}-${key}`);
	await mkdir(cacheFolder(), { recursive: true });
	await withLock(`${folder}.lock`, async () => {
		if (existsSync(folder)) return;
		await step(`Installing ${title}, once (about half a minute)`, async () => await install(files, folder));
	});
	return join(folder, 'node_modules');
}

async function install(files: Files, folder: string): Promise<void> {
	const partial = `${folder}.partial`;
	await rm(partial, { recursive: true, force: true });
	await mkdir(partial);
	const all = { ...files, '.npmrc': await readFile(NPM_SETTINGS, 'utf8') };
	for (const [name, content] of Object.entries(all)) await writeFile(join(partial, name), content);
	const logFile = join(partial, 'install.log');
	if (!(await runProcess({ command: 'npm', args: ['install'], cwd: partial, logFile }))) {
		throw new Error(`The tools could not be installed:\n${lastLines(logFile)}`);
	}
	await rename(partial, folder);
}
