/** Waits until a server answers. */

import { setTimeout as sleep } from 'node:timers/promises';

import { lastLines, type StartedProcess } from '../../../host/processes';

const WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 100;

/** @throws Error with the end of the log when the server ends, or does not answer in time */
export async function untilReady(
	name: string,
	server: StartedProcess,
	logFile: string,
	isReady: () => Promise<boolean>,
): Promise<void> {
	const deadline = Date.now() + WITHIN_MS;
	while (!(await isReady())) {
		if (!server.isRunning() || Date.now() > deadline) {
			await server.stop();
			throw new Error(`${name} did not start. Its log, ${logFile}, ends with:\n${lastLines(logFile)}`);
		}
		await sleep(LOOK_AGAIN_MS);
	}
}
