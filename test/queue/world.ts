/** All that the run needs, started: the sandbox, Redis, PostgreSQL, n8n in queue mode, the books and the workflows. */

import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dataRoot } from '../../host/dataRoot';
import { ensureHost } from '../../host/install';
import { buildPackage, packPackage } from '../../host/package';
import { step } from '../../host/progress';
import { n8nApi, type N8nApi } from '../../host/restApi';
import type { WorkflowFile } from '../../host/restWorkflows';
import { onShutdown } from '../../host/shutdown';
import { createCredentials } from '../../host/world';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { openBooks, type Books } from './books';
import { startCluster, type Cluster } from './cluster';
import { startPostgres } from './services/postgres';
import { startRedis, type Redis } from './services/redis';
import { ensurePrograms } from './services/systemPackages';
import { verifyWorkflow } from './verifyWorkflow';
import {
	askSeveralWorkflow,
	askWorkflow,
	callListWorkflow,
	callWorkflow,
	heardWorkflow,
	listWorkflow,
	mailWorkflow,
	type Places,
} from './workflows';

const LOG_FOLDER = join(dataRoot, 'logs/queue');
/** A service repeats a callback that was not taken after a minute; here it takes less. */
const MINUTE_MS = 10_000;

export interface QueueWorld {
	n8nVersion: string;
	sandbox: Sandbox;
	redis: Redis;
	cluster: Cluster;
	api: N8nApi;
	books: Books;
	/** The id of the workflow that takes lists. */
	listWorkflowId: string;
	/** The id of the one that asks several people at once. */
	askSeveralWorkflowId: string;
	/** Ends n8n at once, before what it needs is stopped; nothing of it is needed any more. */
	stop(): Promise<void>;
}

/** @param n8nVersion of any version that can be installed */
export async function startQueueWorld(n8nVersion?: string): Promise<QueueWorld> {
	const programs = await ensurePrograms();
	const host = await ensureHost(n8nVersion);
	await step('Building and packing the package', buildPackage);
	const packed = await packPackage();
	const folder = await passingFolder();
	const sandbox = await startSandbox({ minuteMs: MINUTE_MS });
	onShutdown(async () => await sandbox.close());
	const books = await openBooks();
	onShutdown(async () => await books.close());
	const { postgres, redis } = await step('Starting PostgreSQL and Redis', async () => ({
		postgres: await startPostgres(programs, join(folder, 'postgres'), join(LOG_FOLDER, 'postgres.log')),
		redis: await startRedis(programs.redisServer, join(folder, 'redis'), join(LOG_FOLDER, 'redis.log')),
	}));
	const title = `Starting n8n ${host.version}: main, two workers and two webhook processes`;
	const cluster = await step(title, async () => {
		return await startCluster({ host, packed, folder, logFolder: LOG_FOLDER, postgres, redis });
	});
	const api = await n8nApi(cluster.mainUrl);
	const places = { booksUrl: books.url, webhookUrl: cluster.balancer.url };
	const ids = await activateWorkflows(api, sandbox, places);
	const stop = async () => {
		const { main, webhooks, workers } = cluster;
		await Promise.all([main, ...webhooks, ...workers].map(async (member) => await member.kill()));
	};
	return { n8nVersion: host.version, sandbox, redis, cluster, api, books, ...ids, stop };
}

/** Gone when the program ends. PostgreSQL works in it under a user of its own. */
async function passingFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'voice-calls-queue-'));
	await chmod(folder, 0o711);
	onShutdown(async () => await rm(folder, { recursive: true, force: true }));
	await mkdir(LOG_FOLDER, { recursive: true });
	return folder;
}

async function activateWorkflows(api: N8nApi, sandbox: Sandbox, places: Places) {
	const credentials = await createCredentials(api, sandbox);
	const activate = async (workflow: WorkflowFile) => {
		const { id } = await api.importWorkflow(workflow, credentials);
		await api.activate(id);
		return id;
	};
	for (const make of [
		callWorkflow,
		heardWorkflow,
		mailWorkflow,
		askWorkflow,
		callListWorkflow,
		verifyWorkflow,
	])
		await activate(make(places));
	return {
		listWorkflowId: await activate(listWorkflow(places)),
		askSeveralWorkflowId: await activate(askSeveralWorkflow(places)),
	};
}
