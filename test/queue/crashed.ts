/** The executions that ended with their process, and whom they were about. */

import { setTimeout as sleep } from 'node:timers/promises';

import type { ExecutionStatus } from '../../host/restExecutions';
import { masked } from './phones';
import type { Crashed } from './row';
import type { QueueWorld } from './world';

/** n8n notices it when the lock of the job has run out, and looks some more times. */
const NOTICED_WITHIN_MS = 120_000;
const LOOK_AGAIN_MS = 1_000;
const UNDECIDED: ExecutionStatus[] = ['new', 'running'];
const WELL: ExecutionStatus[] = ['success', 'waiting'];
const PHONE = /"(790\d{8})"/;

/** @param ids executions that were under way when their process was killed */
export async function listCrashed(world: QueueWorld, ids: string[]): Promise<Crashed[]> {
	// n8n drops what went in when it gives an execution up, so it is read at once.
	const phones = await Promise.all(ids.map(async (id) => await phoneIn(world, id)));
	const statuses = await Promise.all(ids.map(async (id) => await endOf(world, id)));
	return ids
		.map((execution, place) => ({ execution, phone: phones[place], status: statuses[place] }))
		.filter(({ status }) => !WELL.includes(status));
}

async function phoneIn({ api }: QueueWorld, id: string): Promise<string> {
	const [, phone] = PHONE.exec(JSON.stringify(await api.getExecution(id))) ?? [];
	return phone ? masked(phone) : 'unknown';
}

async function endOf({ api }: QueueWorld, id: string): Promise<ExecutionStatus> {
	const deadline = Date.now() + NOTICED_WITHIN_MS;
	for (;;) {
		const { status } = await api.getExecution(id);
		if (!UNDECIDED.includes(status) || Date.now() > deadline) return status;
		await sleep(LOOK_AGAIN_MS);
	}
}
