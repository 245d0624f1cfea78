/** Redis and PostgreSQL from the system's packages. */

import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { dataRoot } from '../../../host/dataRoot';
import { lastLines, runProcess } from '../../../host/processes';
import { step } from '../../../host/progress';

const LOG_FILE = join(dataRoot, 'logs/apt.log');
/** Debian keeps every version of PostgreSQL in a folder of its own, out of the path. */
const POSTGRES_FOLDER = '/usr/lib/postgresql';

export interface Programs {
	redisServer: string;
	initdb: string;
	postgres: string;
	pgIsReady: string;
}

/** Finds the programs; installs what is missing where that can be done. */
export async function ensurePrograms(): Promise<Programs> {
	const missing = missingPackages();
	if (missing.length > 0) {
		await step(`Installing ${missing.join(' and ')}`, async () => await install(missing));
	}
	const still = missingPackages();
	if (still.length > 0) throw new Error(adviceFor(still));
	return {
		redisServer: find('redis-server') ?? '',
		initdb: find('initdb') ?? '',
		postgres: find('postgres') ?? '',
		pgIsReady: find('pg_isready') ?? '',
	};
}

function missingPackages(): string[] {
	const missing = find('redis-server') ? [] : ['redis-server'];
	const postgres = ['initdb', 'postgres', 'pg_isready'].every((name) => find(name) !== undefined);
	return postgres ? missing : [...missing, 'postgresql'];
}

function find(program: string): string | undefined {
	const folders = [...postgresFolders(), ...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
	return folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
}

/** The newest first. */
function postgresFolders(): string[] {
	if (!existsSync(POSTGRES_FOLDER)) return [];
	const versions = readdirSync(POSTGRES_FOLDER).sort((a, b) => Number(b) - Number(a));
	return versions.map((version) => join(POSTGRES_FOLDER, version, 'bin'));
}

async function install(packages: string[]): Promise<void> {
	const isRoot = process.getuid?.() === 0;
	const environment = ['env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1'];
	const run = async (...args: string[]) => {
		// Run level 1 keeps the packages from starting servers of their own.
		const [command, ...rest] = [...(isRoot ? [] : ['sudo', '-n']), ...environment, 'apt-get', ...args];
		return await runProcess({ command, args: rest, env: process.env, logFile: LOG_FILE }).catch(() => false);
	};
	await run('update', '-qq');
	if (await run('install', '-y', '-qq', '--no-install-recommends', ...packages)) return;
	throw new Error(`${adviceFor(packages)} Tried here, it ended with:\n${lastLines(LOG_FILE)}`);
}

function adviceFor(packages: string[]): string {
	return (
		`Queue mode needs ${packages.join(' and ')}, which could not be installed. ` +
		`On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}.`
	);
}
