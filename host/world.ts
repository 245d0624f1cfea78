import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox/server';
import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../sandbox/accounts';
import type { Host } from './install';
import { startN8n, type RunningN8n } from './n8n';
import type { PackedPackage } from './package';
import { hasCredential } from './packageUnderTest';
import { step } from './progress';
import { n8nApi, type N8nApi } from './restApi';
import type { CredentialsByType } from './restWorkflows';
import { onShutdown } from './shutdown';

export interface WorldOptions {
	host: Host;
	packed: PackedPackage;
	dataFolder: string;
	/** Any free ones by default. */
	n8nPort?: number;
	sandboxPort?: number;
	/** How long after a call the sandbox tells what became of it. */
	callbackDelayMs?: number;
	/** Further settings of the sandbox. */
	sandbox?: Pick<SandboxOptions, 'minuteMs' | 'tells'>;
	/** Settings of n8n beside the usual ones. */
	env?: Record<string, string>;
}

/** The sandbox, and a real n8n with the package in it and credentials for the sandbox. */
export interface World {
	sandbox: Sandbox;
	n8n: RunningN8n;
	api: N8nApi;
	credentials: CredentialsByType;
	stop(): Promise<void>;
}

/** Starts the sandbox and n8n on this machine. */
export async function startWorld(options: WorldOptions): Promise<World> {
	const { host, packed, dataFolder, n8nPort, sandboxPort, callbackDelayMs, env } = options;
	const sandbox = await step('Starting the sandbox of the phone providers', async () => {
		return await startSandbox({ ...options.sandbox, port: sandboxPort, callbackDelayMs });
	});
	onShutdown(async () => await sandbox.close());
	const n8n = await step(`Starting n8n ${host.version} with the package in it`, async () => {
		return await startN8n({ host, dataFolder, port: n8nPort, package: packed, env });
	}).catch(async (error: unknown) => {
		await sandbox.close();
		throw error;
	});
	const api = await n8nApi(n8n.url);
	const credentials = await createCredentials(api, sandbox);
	const stop = async () => {
		await n8n.stop();
		await sandbox.close();
	};
	return { sandbox, n8n, api, credentials, stop };
}

/** What to fill in for the MCN Telecom credential to use the sandbox. */
export function mcnCredential(sandbox: Sandbox): Record<string, unknown> {
	return {
		accessToken: mcnAccount.accessToken,
		api: 'v2Rest',
		accountId: mcnAccount.accountId,
		baseUrl: `${sandbox.url}/mcn`,
		webhookSecret: mcnAccount.webhookSecret,
	};
}

/** What to fill in for the Mobilgroup credential to use the sandbox. */
export function mobilgroupCredential(sandbox: Sandbox): Record<string, unknown> {
	return {
		authentication: 'apiKey',
		apiKey: mobilgroupAccount.apiKey,
		baseUrl: `${sandbox.url}/mobilgroup`,
	};
}

/** What to fill in for the Zvonobot credential to use the sandbox. */
export function zvonobotCredential(sandbox: Sandbox): Record<string, unknown> {
	return {
		domain: `${sandbox.url}/zvonobot`,
		apiKey: zvonobotAccount.apiKey,
		webhookSecret: zvonobotAccount.webhookSecret,
	};
}

/** What to fill in for n8n's OpenAI credential to use the model of the sandbox. */
function modelCredential(sandbox: Sandbox): Record<string, unknown> {
	return { apiKey: 'sandbox', url: `${sandbox.url}/model/v1` };
}

/** One credential for each service of the package, and for the model, of the sandbox. */
export async function createCredentials(api: N8nApi, sandbox: Sandbox): Promise<CredentialsByType> {
	const all: Array<[type: string, name: string, data: Record<string, unknown>]> = [
		['mcnTelecomApi', 'MCN Telecom (sandbox)', mcnCredential(sandbox)],
		['mobilgroupApi', 'Mobilgroup (sandbox)', mobilgroupCredential(sandbox)],
		['zvonobotApi', 'Zvonobot (sandbox)', zvonobotCredential(sandbox)],
		['openAiApi', 'Model (sandbox)', modelCredential(sandbox)],
	];
	const created: CredentialsByType = {};
	for (const [type, name, data] of all) {
		if (type !== 'openAiApi' && !hasCredential(type)) continue;
		created[type] = await api.createOrUpdateCredential(type, name, data);
	}
	return created;
}
