import { mkdir, readFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Host } from './install';
import { unpackPackage, type PackedPackage } from './package';
import { freePort } from './ports';
import { lastLines, startProcess, type Command, type StartedProcess } from './processes';

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
	/** Stops it and starts it again with the same data at the same address. */
	restart(): Promise<void>;
}

/** Starts a real n8n with SQLite on this machine, and waits until it serves. */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { host, dataFolder, env, logFile = LOG_FILE } = options;
	const port = options.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;
	await mkdir(dataFolder, { recursive: true });
	if (options.package) await unpackPackage(options.package, join(dataFolder, '.n8n'));

	const command = {
		command: host.nodeBin,
		args: [host.n8nBin, 'start'],
		cwd: dataFolder,
		env: { ...(await settings(host, dataFolder, port)), ...env },
		logFile,
	};
	let n8n = await startReady(command, url);
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
			n8n = await startReady(command, url);
		},
	};
}

async function startReady(command: Command, url: string): Promise<StartedProcess> {
	const n8n = startProcess(command);
	try {
		await untilReady(n8n, url, command.logFile);
	} catch (error) {
		await n8n.stop();
		throw error;
	}
	return n8n;
}

/**
 * All that n8n gets to know of this machine: settings of another n8n in the environment do not
 * leak in, and nothing is asked of the internet.
 */
async function settings(host: Host, dataFolder: string, port: number): Promise<NodeJS.ProcessEnv> {
	const { PATH, LANG, TZ, TMPDIR } = process.env;
	return {
		PATH: [dirname(host.nodeBin), PATH].join(delimiter),
		LANG,
		TZ,
		TMPDIR,
		HOME: dataFolder,
		NODE_ENV: 'production',
		N8N_USER_FOLDER: dataFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_PYTHON_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
	};
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
