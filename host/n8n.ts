import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { dataRoot } from './dataRoot';
import type { Host } from './install';
import { startN8nProcess } from './n8nProcess';
import { n8nSettings } from './n8nSettings';
import { unpackPackage, type PackedPackage } from './package';
import { freePort } from './ports';
import type { StartedProcess } from './processes';

const LOG_FILE = join(dataRoot, 'logs/n8n.log');
/** n8n prints this when the workflows that were active have been started again. */
export const READY_LINE = 'Editor is now accessible';

export interface N8nOptions {
	host: Host;
	/** Holds the database and the settings; to keep from one start to the next. */
	dataFolder: string;
	/** Outlives n8n's data folder; logs/n8n.log in `dataRoot` by default. */
	logFile?: string;
	/** Any free one by default. */
	port?: number;
	package?: PackedPackage;
	env?: Record<string, string>;
}

export interface RunningN8n {
	url: string;
	/** Of the n8n process, for those who measure it. */
	pid?: number;
	dataFolder: string;
	logFile: string;
	stop(): Promise<void>;
	/** Stops it and starts it again with the same data at the same address. */
	restart(): Promise<void>;
}

/** Starts a real n8n with SQLite on this machine, and waits until it serves. */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { host, dataFolder, logFile = LOG_FILE } = options;
	const port = options.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	await mkdir(dataFolder, { recursive: true });
	if (options.package) await unpackPackage(options.package, join(dataFolder, '.n8n'));

	const env = { ...(await n8nSettings(host, dataFolder, port)), ...options.env };
	const start = async (): Promise<StartedProcess> =>
		await startN8nProcess({ host, args: ['start'], dataFolder, env, logFile, readyLine: READY_LINE, url });
	let n8n = await start();
	return {
		url,
		get pid() {
			return n8n.pid;
		},
		dataFolder,
		logFile,
		stop: async () => await n8n.stop(),
		async restart() {
			await n8n.stop();
			n8n = await start();
		},
	};
}
