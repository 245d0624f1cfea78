/** One process of n8n, which can be stopped, killed and started again. */

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startN8nProcess, type N8nProcessOptions } from '../../host/n8nProcess';
import type { StartedProcess } from '../../host/processes';

export interface Member {
	name: string;
	/** Starts it, again too; each start has a log of its own. */
	start(): Promise<void>;
	/** Asks it to end, as a deployment does, and waits until it has. */
	stopGently(): Promise<void>;
	/** Ends it at once, as a power cut does. */
	kill(): Promise<void>;
}

/** Longer than n8n lets its executions go on. */
const ENDS_WITHIN_MS = 60_000;

/** @param prepare makes what a start needs; it is told which start it is, from 1 */
export function createMember(
	name: string,
	prepare: (start: number) => Promise<Omit<N8nProcessOptions, 'logFile'>>,
	logFolder: string,
): Member {
	let starts = 0;
	let process: StartedProcess | undefined;
	const logFile = () => join(logFolder, `${name}-${starts}.log`);

	const end = async (signal: NodeJS.Signals) => {
		process?.signal(signal);
		const late = sleep(ENDS_WITHIN_MS, 'late', { ref: false });
		if ((await Promise.race([process?.exited, late])) !== 'late') return;
		throw new Error(
			`${name} has not ended ${ENDS_WITHIN_MS / 1000} seconds after ${signal}; see ${logFile()}`,
		);
	};
	return {
		name,
		start: async () => {
			starts += 1;
			process = await startN8nProcess({ ...(await prepare(starts)), logFile: logFile() });
		},
		stopGently: async () => await end('SIGTERM'),
		kill: async () => await end('SIGKILL'),
	};
}
