/** What a trigger knows of the events that it has seen, in a real n8n, before and after n8n is restarted. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { isN8n1, send } from './forged/callback';
import { mcnTrigger } from './forged/triggers';
import { useWorld } from '../support/e2e/world';

const world = useWorld();

it('passes an event on once while n8n runs; after a restart again what n8n has not stored', async () => {
	const trigger = await mcnTrigger(world);
	const bodies = [1, 2, 3].map(() =>
		JSON.stringify({ ...(JSON.parse(trigger.body) as object), verification_call_uuid: `${randomUUID()}_1` }),
	);
	/** How many of them start an execution. */
	const deliver = async () => {
		const started: boolean[] = [];
		for (const body of bodies) {
			const { status, text } = await send(trigger.withProof(trigger.proof, body));
			expect(status).toBe(200);
			started.push(text.includes('accepted'));
			// n8n reads and writes what it stores without a lock.
			await sleep(1000);
		}
		return started;
	};
	expect(await deliver()).toEqual([true, true, true]);
	expect(await deliver()).toEqual([false, false, false]);
	await world.n8n.restart();
	// n8n 2.41.1 stores the first: once there is something stored, it takes what an execution starts with for unchanged.
	const again = isN8n1() ? [false, false, false] : [false, true, true];
	expect(await deliver()).toEqual(again);
	expect(await trigger.accepted()).toBe(3 + again.filter(Boolean).length);
}, 120_000);
