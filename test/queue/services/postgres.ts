/** A PostgreSQL of its own on loopback. */

import { randomUUID } from 'node:crypto';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';

import { freePort } from '../../../host/ports';
import { type Command, lastLines, runProcess, startProcess } from '../../../host/processes';
import type { Programs } from './systemPackages';
import { untilReady } from './untilReady';

/** Whom the package makes, and who runs PostgreSQL in place of root, which it refuses. */
const SYSTEM_USER = 'postgres';
export const DATABASE = 'postgres';
export const DATABASE_USER = 'n8n';

export interface Postgres {
	port: number;
	password: string;
	stop(): Promise<void>;
}

/** @param folder for its data; it is made, and everybody must be allowed into the folder around it */
export async function startPostgres(programs: Programs, folder: string, logFile: string): Promise<Postgres> {
	const [port, password] = [await freePort(), randomUUID()];
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const passwordFile = join(folder, 'password');
	await writeFile(passwordFile, password, { mode: 0o600 });
	const data = join(folder, 'data');
	await mkdir(data, { mode: 0o700 });
	for (const path of [folder, passwordFile, data]) await giveAway(path);

	const trust = ['-A', 'scram-sha-256', '-U', DATABASE_USER, `--pwfile=${passwordFile}`];
	const init = asSystemUser(programs.initdb, ['-D', data, '-E', 'UTF8', '--locale=C', ...trust]);
	if (!(await runProcess({ ...init, cwd: folder, logFile }))) {
		throw new Error(`PostgreSQL could not make its folder:\n${lastLines(logFile)}`);
	}
	// Nothing here has to outlive the machine, so nothing waits for the disk.
	const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder, fsync: 'off' };
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const run = asSystemUser(programs.postgres, ['-D', data, ...flags]);
	const server = startProcess({ ...run, cwd: folder, logFile });
	const probe = { command: programs.pgIsReady, args: ['-h', '127.0.0.1', '-p', String(port)] };
	await untilReady('PostgreSQL', server, logFile, async () => {
		return await runProcess({ ...probe, logFile: join(folder, '..', 'pg_isready.log') });
	});
	return { port, password, stop: async () => await server.stop() };
}

const isRoot = userInfo().uid === 0;

async function giveAway(path: string): Promise<void> {
	if (!isRoot) return;
	const idOf = (flag: string) => Number(execFileSync('id', [flag, SYSTEM_USER], { encoding: 'utf8' }));
	await chown(path, idOf('-u'), idOf('-g'));
}

function asSystemUser(command: string, args: string[]): Pick<Command, 'command' | 'args'> {
	return isRoot
		? { command: 'runuser', args: ['-u', SYSTEM_USER, '--', command, ...args] }
		: { command, args };
}
