import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Host } from './install';
import { lastLines, startProcess, type StartedProcess } from './processes';

const READY_WITHIN_MS = 180_000;
const LOOK_AGAIN_MS = 250;
/** What n8n needs beside the time that it gives its executions. */
const SECONDS_TO_END = 5;

export interface N8nProcessOptions {
	host: Host;
	/** What n8n is to be: `start`, `worker` or `webhook`, and its flags. */
	args: string[];
	dataFolder: string;
	env: NodeJS.ProcessEnv;
	logFile: string;
	/** What it prints when it has started. */
	readyLine: string;
	/** Where it serves, if it does. */
	url?: string;
}

/** Starts one process of n8n and waits until it is ready. */
export async function startN8nProcess(options: N8nProcessOptions): Promise<StartedProcess> {
	const { host, args, dataFolder, env, logFile } = options;
	const n8n = startProcess({
		command: host.nodeBin,
		args: [host.n8nBin, ...args],
		cwd: dataFolder,
		env,
		logFile,
		graceMs: (Number(env.N8N_GRACEFUL_SHUTDOWN_TIMEOUT) + SECONDS_TO_END) * 1000,
	});
	try {
		await untilReady(n8n, options);
	} catch (error) {
		await n8n.stop();
		throw error;
	}
	return n8n;
}

async function untilReady(n8n: StartedProcess, options: N8nProcessOptions): Promise<void> {
	const { logFile } = options;
	const deadline = Date.now() + READY_WITHIN_MS;
	while (!(await isReady(options))) {
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

async function isReady({ url, logFile, readyLine }: N8nProcessOptions): Promise<boolean> {
	if (!(await readFile(logFile, 'utf8')).includes(readyLine)) return false;
	if (!url) return true;
	const readiness = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
	return readiness?.ok === true;
}
