/** All that the run needs, started: the sandbox, Redis, PostgreSQL, n8n in queue mode, the books and the workflows. */

import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { ensureHost } from '../../host/install';
import { buildPackage, packPackage } from '../../host/package';
import { step } from '../../host/progress';
import { n8nApi, type N8nApi } from '../../host/restApi';
import { onShutdown } from '../../host/shutdown';
import { createCredentials } from '../../host/world';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { openBooks, type Books } from './books';
import { startCluster, type Cluster } from './cluster';
import { startPostgres } from './services/postgres';
import { startRedis, type Redis } from './services/redis';
import { ensurePrograms } from './services/systemPackages';
import { askWorkflow, callWorkflow, heardWorkflow, mailWorkflow } from './workflows';

const LOG_FOLDER = resolve(__dirname, '../../.data/logs/queue');
/** So long a service takes to answer, that a signal meets calls under way. */
const ANSWER_DELAY_MS = 300;
/** A service repeats a callback that was not taken after a minute; here after a second. */
const MINUTE_MS = 1_000;

export interface QueueWorld {
	n8nVersion: string;
	sandbox: Sandbox;
	redis: Redis;
	cluster: Cluster;
	api: N8nApi;
	books: Books;
}

export async function startQueueWorld(): Promise<QueueWorld> {
	const programs = await ensurePrograms();
	const host = await ensureHost();
	await step('Building and packing the package', buildPackage);
	const packed = await packPackage();
	const folder = await passingFolder();
	const sandbox = await startSandbox({ answerDelayMs: ANSWER_DELAY_MS, minuteMs: MINUTE_MS });
	onShutdown(async () => await sandbox.close());
	const books = await openBooks();
	onShutdown(async () => await books.close());
	const { postgres, redis } = await step('Starting PostgreSQL and Redis', async () => ({
		postgres: await startPostgres(programs, join(folder, 'postgres'), join(LOG_FOLDER, 'postgres.log')),
		redis: await startRedis(programs.redisServer, join(folder, 'redis'), join(LOG_FOLDER, 'redis.log')),
	}));
	const title = `Starting n8n ${host.version}: main, two workers and a webhook process`;
	const cluster = await step(title, async () => {
		return await startCluster({ host, packed, folder, logFolder: LOG_FOLDER, postgres, redis });
	});
	const api = await n8nApi(cluster.mainUrl);
	await activateWorkflows(api, sandbox, { booksUrl: books.url, webhookUrl: cluster.webhookUrl });
	return { n8nVersion: host.version, sandbox, redis, cluster, api, books };
}

/** Gone when the program ends. PostgreSQL works in it under a user of its own. */
async function passingFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'voice-calls-queue-'));
	await chmod(folder, 0o711);
	onShutdown(async () => await rm(folder, { recursive: true, force: true }));
	await mkdir(LOG_FOLDER, { recursive: true });
	return folder;
}

async function activateWorkflows(
	api: N8nApi,
	sandbox: Sandbox,
	places: { booksUrl: string; webhookUrl: string },
): Promise<void> {
	const credentials = await createCredentials(api, sandbox);
	const workflows = [callWorkflow, heardWorkflow, mailWorkflow, askWorkflow].map((make) => make(places));
	for (const workflow of workflows) {
		const { id } = await api.importWorkflow(workflow, credentials);
		await api.activate(id);
	}
}
