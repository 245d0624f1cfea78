/** n8n in queue mode: one main process, two workers, two webhook processes, each with a folder of its own. */

import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Host } from '../../host/install';
import { READY_LINE } from '../../host/n8n';
import { n8nSettings, NO_EDITOR } from '../../host/n8nSettings';
import { unpackPackage, type PackedPackage } from '../../host/package';
import { freePort } from '../../host/ports';
import { onShutdown } from '../../host/shutdown';
import { startBalancer, type Balancer } from './balancer';
import { createMember, type Member } from './member';
import { DATABASE, DATABASE_USER, type Postgres } from './services/postgres';
import type { Redis } from './services/redis';

/** Executions at a time in each worker: n8n's own default. */
export const CONCURRENCY = 10;
/** How long a stopping process lets its executions go on: n8n's own default. */
const GRACE_SECONDS = 30;

export interface Cluster {
	/** Where the editor is, and the interface behind it. */
	mainUrl: string;
	/** Where the services deliver to: before the webhook processes. */
	balancer: Balancer;
	main: Member;
	webhooks: Member[];
	workers: Member[];
}

export interface ClusterOptions {
	host: Host;
	packed: PackedPackage;
	/** Holds a folder for each process. */
	folder: string;
	logFolder: string;
	postgres: Postgres;
	redis: Redis;
}

/** Starts all of them; main goes first, because it makes the tables. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
	const mainPort = await freePort();
	const webhookPorts = [await freePort(), await freePort()];
	const balancer = await startBalancer(webhookPorts, !isFirstOnly(options.host));
	onShutdown(async () => await balancer.close());
	const shared = sharedSettings(options, balancer.url);
	const add = (name: string, args: string[], readyLine: string, port?: number) => {
		const prepare = async (start: number) => {
			const folder = join(options.folder, port === undefined ? `${name}-${start}` : name);
			const dataFolder = await dataFolderWith(options.packed, folder);
			const settings = await n8nSettings(options.host, dataFolder, port ?? (await freePort()));
			const url = port === undefined ? undefined : `http://127.0.0.1:${port}`;
			return { host: options.host, args, dataFolder, env: { ...settings, ...shared }, readyLine, url };
		};
		return createMember(name, prepare, options.logFolder);
	};
	// A new worker has a new folder, as a container has. In an old one n8n finds an event log, and gives up what that
	// worker had begun, even if another goes on with it.
	const addWorker = (name: string) =>
		add(name, ['worker', `--concurrency=${CONCURRENCY}`], 'n8n worker is now ready');

	const main = add('main', ['start'], READY_LINE, mainPort);
	const webhooks = webhookPorts.map((port, place) =>
		add(`webhook-${place + 1}`, ['webhook'], 'Webhook listener waiting', port),
	);
	const workers = [addWorker('worker-1'), addWorker('worker-2')];
	await main.start();
	await Promise.all([...webhooks, ...workers].map(async (member) => await member.start()));
	return { mainUrl: `http://127.0.0.1:${mainPort}`, balancer, main, webhooks, workers };
}

/** Whether n8n itself lets only the first of two callbacks bring an execution back, in whatever process. n8n 1.x does not. */
const isFirstOnly = ({ version }: Host) => Number(version.split('.')[0]) >= 2;

async function dataFolderWith(packed: PackedPackage, folder: string): Promise<string> {
	await mkdir(folder, { recursive: true });
	await unpackPackage(packed, join(folder, '.n8n'));
	return folder;
}

/** What all processes have to agree on. */
function sharedSettings({ postgres, redis }: ClusterOptions, webhookUrl: string): NodeJS.ProcessEnv {
	return {
		...NO_EDITOR,
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomUUID(),
		// The addresses that calls report to are made in the workers, and served by the webhook processes.
		WEBHOOK_URL: `${webhookUrl}/`,
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: String(GRACE_SECONDS),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: DATABASE,
		DB_POSTGRESDB_USER: DATABASE_USER,
		DB_POSTGRESDB_PASSWORD: postgres.password,
		// With n8n's two connections a busy process can not reach its database, and answers 503.
		DB_POSTGRESDB_POOL_SIZE: '20',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		QUEUE_BULL_REDIS_PASSWORD: redis.password,
		// A killed worker is noticed after half a minute in place of one and a half.
		QUEUE_WORKER_LOCK_DURATION: '20000',
		QUEUE_WORKER_STALLED_INTERVAL: '10000',
		// n8n 1.x runs an execution again whose worker has died, which would call again; n8n 2.x never does.
		QUEUE_WORKER_MAX_STALLED_COUNT: '0',
		// Without it, n8n 2.x never hears of an execution that ends before it has begun to listen for its end.
		N8N_EXECUTIONS_QUEUE_KEEP_LAST_COMPLETED: '1000',
		N8N_EXECUTIONS_QUEUE_KEEP_LAST_FAILED: '1000',
	};
}
