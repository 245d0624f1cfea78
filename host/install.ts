import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';

import { explainFailedInstall, makeCacheFolder } from './installErrors';
import { withLock } from './lock';
import { lastLines, runProcess } from './processes';
import { say, step } from './progress';
import { recipeFor, wantedVersion, type Recipe } from './recipe';

const NATIVE_MODULES = ['sqlite3', 'isolated-vm'];
const OLDEST_NODE = 24;
const MARKER = 'installed.json';
const PARTIAL = '.partial-';

/** A real n8n that is ready to be started, and the Node.js to start it with. */
export interface Host {
	nodeBin: string;
	n8nBin: string;
	/** Where its packages are. */
	modules: string;
	version: string;
}

/**
 * Installs an n8n, on first use, into a cache outside the repository. A later call finds it there.
 *
 * @param version the wanted one by default
 */
export async function ensureHost(version = wantedVersion()): Promise<Host> {
	const recipe = await recipeFor(version);
	const folder = join(cacheFolder(), `n8n-${keyOf(recipe)}`);
	if (!isInstalled(folder)) {
		await makeCacheFolder(cacheFolder());
		await withLock(`${folder}.lock`, async () => {
			if (!isInstalled(folder)) await install(recipe, folder);
		});
	}
	say(`n8n ${version} is installed`);
	return {
		nodeBin: nodeOf(folder).bin,
		n8nBin: n8nOf(folder),
		modules: join(folder, 'node_modules'),
		version,
	};
}

/** Where everything is kept that is installed once. */
export function cacheFolder(): string {
	const { VOICE_CALLS_CACHE, XDG_CACHE_HOME } = process.env;
	if (VOICE_CALLS_CACHE) return VOICE_CALLS_CACHE;
	return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-voice-calls');
}

function keyOf({ key, optional }: Recipe): string {
	if (optional.includes(pinnedNodePackage())) return key;
	requireRecentNode();
	// Native modules fit one generation of Node.js only.
	return `${key}-${process.versions.modules}`;
}

function requireRecentNode(): void {
	if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return;
	throw new Error(
		`n8n needs Node.js ${OLDEST_NODE} or newer, this is ${process.versions.node}, and there is no ` +
			`package of it for ${process.platform} ${process.arch}. Install Node.js ${OLDEST_NODE} or newer.`,
	);
}

function pinnedNodePackage(): string {
	return `node-${process.platform}-${process.arch}`;
}

/** The Node.js that came with n8n as a package, headers included; otherwise the one running this. */
function nodeOf(folder: string): { bin: string; headers?: string } {
	const headers = join(folder, 'node_modules', pinnedNodePackage());
	const bin = join(headers, 'bin/node');
	return existsSync(bin) ? { bin, headers } : { bin: process.execPath };
}

function n8nOf(folder: string): string {
	return join(folder, 'node_modules/n8n/bin/n8n');
}

/** The folder gets its name when it is complete, so one without the marker was cut short. */
function isInstalled(folder: string): boolean {
	return existsSync(join(folder, MARKER));
}

async function install({ version, files }: Recipe, folder: string): Promise<void> {
	await removeLeftovers(folder);
	const partial = `${folder}${PARTIAL}${process.pid}`;
	await mkdir(partial);
	for (const { name, content } of files) await writeFile(join(partial, name), content);

	say(`n8n ${version} is installed once, into ${folder}`);
	await step('Downloading n8n (2 GB on disk, one to five minutes)', async () => {
		await npm(partial, ['install']);
	});
	await step('Building its native modules (about a minute)', async () => {
		await npm(partial, ['rebuild', '--ignore-scripts=false', ...NATIVE_MODULES]);
		await check(partial);
	});
	await writeFile(join(partial, MARKER), JSON.stringify({ version }));
	await rename(partial, folder);
}

/** An npm whose parent was killed may still write for some seconds: hence retries, and own names. */
async function removeLeftovers(folder: string): Promise<void> {
	for (const name of await readdir(dirname(folder))) {
		if (name !== basename(folder) && !name.startsWith(basename(folder) + PARTIAL)) continue;
		const leftover = join(dirname(folder), name);
		await rm(leftover, { recursive: true, force: true, maxRetries: 5, retryDelay: 1_000 });
	}
}

async function npm(folder: string, args: string[]): Promise<void> {
	const node = nodeOf(folder);
	const path = [dirname(node.bin), process.env.PATH].join(delimiter);
	// Compilers at once: as many as there are cores.
	const env: NodeJS.ProcessEnv = { ...process.env, PATH: path, npm_config_jobs: 'max' };
	if (node.headers) env.npm_config_nodedir = node.headers;
	await runLogged({ command: 'npm', args, cwd: folder, env, logFile: logOf(folder, args[0]) });
}

/**
 * npm can end well without having built anything, so what it built is tried; and n8n says no more than that there is no
 * such command when packages do not fit together.
 */
async function check(folder: string): Promise<void> {
	const command = nodeOf(folder).bin;
	const load = ['-e', NATIVE_MODULES.map((name) => `require('${name}');`).join('')];
	await runLogged({ command, args: load, cwd: folder, logFile: logOf(folder, 'check') });
	const help = [n8nOf(folder), 'start', '--help'];
	const env = { ...process.env, N8N_USER_FOLDER: folder };
	await runLogged({ command, args: help, cwd: folder, env, logFile: logOf(folder, 'help') });
}

async function runLogged(command: Parameters<typeof runProcess>[0]): Promise<void> {
	if (await runProcess(command)) return;
	const log = await readFile(command.logFile, 'utf8');
	throw new Error(
		`n8n could not be installed. ${explainFailedInstall(log)}\n\n` +
			`The log, ${command.logFile}, ends with:\n${lastLines(command.logFile)}`,
	);
}

function logOf(folder: string, name: string): string {
	return join(folder, `${name}.log`);
}
