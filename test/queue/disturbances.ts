/** What happens to n8n in the middle of the calls. */

import type { Disturbance } from './calls';
import { CONCURRENCY } from './cluster';
import { listCrashed } from './crashed';

const REDIS_AWAY_MS = 2_000;

/** A deployment: a worker is asked to end, and a new one takes its place. */
export const workerStops: Disturbance = async ({ cluster: { workers } }) => {
	const [worker] = workers;
	await worker.stopGently();
	await worker.start();
	return {};
};

/** A power cut: what was under way in the worker is gone. */
export const workerIsKilled: Disturbance = async (world) => {
	const [, worker] = world.cluster.workers;
	await worker.kill();
	const crashed = listCrashed(world);
	await worker.start();
	return { crashed: await crashed, mayLose: CONCURRENCY };
};

/** What the busiest of them was about to answer is gone; a new one takes its place. */
export const webhookIsKilled: Disturbance = async ({ cluster: { balancer, webhooks } }) => {
	const underWay = balancer.counts.map((one) => one.underWay);
	const webhook = webhooks[underWay.indexOf(Math.max(...underWay))];
	await webhook.kill();
	await webhook.start();
	return {};
};

export const redisRestarts: Disturbance = async ({ redis }) => {
	await redis.restart(REDIS_AWAY_MS);
	return {};
};

export const mainRestarts: Disturbance = async ({ cluster: { main } }) => {
	await main.stopGently();
	await main.start();
	return {};
};

/** @param work what is done at the same time */
export function during(disturb: Disturbance, work: () => Promise<void>): Disturbance {
	return async (world) => {
		const [row] = await Promise.all([disturb(world), work()]);
		return row;
	};
}
