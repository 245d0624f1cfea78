import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Host } from './install';
import { n8nSettings } from './n8nSettings';
import { unpackPackage, type PackedPackage } from './package';
import { freePort } from './ports';
import { lastLines, startProcess, type StartedProcess } from './processes';

const LOG_FILE = resolve(__dirname, '../.data/logs/n8n.log');
const READY_WITHIN_MS = 180_000;
const LOOK_AGAIN_MS = 250;
/** n8n prints this when the workflows that were active have been started again. */
const READY_LINE = 'Editor is now accessible';

export interface N8nOptions {
	host: Host;
	/** Holds the database and the settings; to keep from one start to the next. */
	dataFolder: string;
	/** Outlives the data folder; .data/logs/n8n.log by default. */
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
}

/** Starts a real n8n with SQLite on this machine, and waits until it serves. */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { host, dataFolder, env, logFile = LOG_FILE } = options;
	const port = options.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	await mkdir(dataFolder, { recursive: true });
	if (options.package) await unpackPackage(options.package, join(dataFolder, '.n8n'));

	const n8n = startProcess({
		command: host.nodeBin,
		args: [host.n8nBin, 'start'],
		cwd: dataFolder,
		env: { ...(await n8nSettings(host, dataFolder, port)), ...env },
		logFile,
	});
	try {
		await untilReady(n8n, url, logFile);
	} catch (error) {
		await n8n.stop();
		throw error;
	}
	return { url, pid: n8n.pid, dataFolder, logFile, stop: async () => await n8n.stop() };
}

async function untilReady(n8n: StartedProcess, url: string, logFile: string): Promise<void> {
	const deadline = Date.now() + READY_WITHIN_MS;
	while (!(await isReady(url, logFile))) {
		const problem = !n8n.isRunning()
			? 'stopped while it was starting'
			: Date.now() > deadline && `was not ready within ${READY_WITHIN_MS / 1000} seconds`;
		if (problem) {
			const log = lastLines(logFile);
			throw new Error(`n8n ${problem}. Its log, ${logFile}, ends with:\n${log}`);
		}
		await sleep(LOOK_AGAIN_MS);
	}
}

async function isReady(url: string, logFile: string): Promise<boolean> {
	const readiness = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
	return readiness?.ok === true && (await readFile(logFile, 'utf8')).includes(READY_LINE);
}
