/** The executions that ended with their process, and whom they were about. */

import { setTimeout as sleep } from 'node:timers/promises';

import type { ExecutionStatus } from '../../host/restExecutions';
import { masked } from './phones';
import type { QueueWorld } from './world';

/** A person has to look up what became of the call. */
export interface Crashed {
	execution: string;
	/** Masked. */
	phone: string;
	status: ExecutionStatus;
}

/** n8n notices it when the lock of the job has run out, and then looks for two minutes whether it is true. */
const DECIDED_WITHIN_MS = 240_000;
const LOOK_AGAIN_MS = 1_000;
const UNDECIDED: ExecutionStatus[] = ['new', 'running'];
const WELL: ExecutionStatus[] = ['success', 'waiting'];
const PHONE = /"(790\d{8})"/;

/**
 * Lists what a process that has just been killed takes with it: of all executions that have not ended, those that do not
 * end well.
 */
export async function listCrashed(world: QueueWorld): Promise<Crashed[]> {
	const { results } = await world.api.findExecutions(UNDECIDED);
	const unfinished = await Promise.all(results.map(async ({ id }) => await readNow(world, id)));
	const ended = await Promise.all(unfinished.map(async (execution) => await endOf(world, execution)));
	return ended.filter(({ status }) => !WELL.includes(status));
}

/** n8n may drop what went in when it gives an execution up, so it is read before. */
async function readNow({ api }: QueueWorld, id: string): Promise<Crashed> {
	const execution = await api.getExecution(id);
	const [, phone] = PHONE.exec(JSON.stringify(execution)) ?? [];
	return { execution: id, phone: phone ? masked(phone) : 'unknown', status: execution.status };
}

async function endOf({ api }: QueueWorld, begun: Crashed): Promise<Crashed> {
	const deadline = Date.now() + DECIDED_WITHIN_MS;
	for (;;) {
		const { status } = await api.getExecution(begun.execution);
		if (!UNDECIDED.includes(status) || Date.now() > deadline) return { ...begun, status };
		await sleep(LOOK_AGAIN_MS);
	}
}
