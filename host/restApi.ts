import { setTimeout as sleep } from 'node:timers/promises';

import { connect, type Request } from './restConnection';
import { executionsOf, type Executions } from './restExecutions';
import { workflowsOf, type Workflows } from './restWorkflows';

export interface CredentialRef {
	id: string;
	name: string;
}

export interface CredentialTest {
	status: 'OK' | 'Error';
	message: string;
}

export interface N8nApi extends Workflows, Executions {
	/** The owner's cookie. */
	session: string;
	createOrUpdateCredential(type: string, name: string, data: object): Promise<CredentialRef>;
	/** Tries the data as the editor's "Test" does, for a credential that is saved already. */
	testCredential(type: string, credential: CredentialRef, data: object): Promise<CredentialTest>;
	nodeTypes(): Promise<NodeTypeDescription[]>;
	/** What n8n itself says that a later major version breaks, such as `v3`. */
	breakingChanges(version: string): Promise<BreakingChanges>;
	/** Which workflows one of its rules is about. */
	affectedBy(ruleId: string): Promise<Affected>;
}

export interface BreakingChanges {
	totalWorkflows: number;
	report: {
		workflowResults: Array<{ ruleId: string }>;
		/** About the machine and its settings. */
		instanceResults: Array<{ ruleId: string }>;
	};
}

export interface Affected {
	affectedWorkflows: Array<{ name: string; issues: Array<{ nodeName?: string }> }>;
}

export interface NodeTypeDescription {
	name: string;
	displayName: string;
	group: string[];
	/** Mostly a list of kinds, such as `main`; an expression in some of n8n's own. */
	outputs: unknown;
	codex?: { alias?: string[] };
	properties: unknown[];
}

/**
 * What the editor does, over the same interface: signed in as the owner of a sandbox's n8n.
 *
 * @param known the owner's cookie, if there is one already
 */
export async function n8nApi(url: string, known?: string): Promise<N8nApi> {
	const { request, session } = await connect(url, known);

	async function createOrUpdateCredential(type: string, name: string, data: object): Promise<CredentialRef> {
		const known = await request<Array<CredentialRef & { type: string }>>('GET', '/rest/credentials');
		const same = known.find((credential) => credential.type === type && credential.name === name);
		const body = { type, name, data };
		const { id } = same
			? await request<CredentialRef>('PATCH', `/rest/credentials/${same.id}`, body)
			: await request<CredentialRef>('POST', '/rest/credentials', body);
		return { id, name };
	}

	async function testCredential(
		type: string,
		credential: CredentialRef,
		data: object,
	): Promise<CredentialTest> {
		const credentials = { ...credential, type, data };
		return await request('POST', '/rest/credentials/test', { credentials });
	}

	return {
		...workflowsOf(request),
		...executionsOf(request),
		session,
		createOrUpdateCredential,
		testCredential,
		nodeTypes: async () => await nodeTypes(request),
		breakingChanges: async (version) =>
			await request('GET', `/rest/breaking-changes/report?version=${version}`),
		affectedBy: async (ruleId) => await request('GET', `/rest/breaking-changes/report/${ruleId}`),
	};
}

const WRITTEN_WITHIN_MS = 10_000;

/** n8n writes the file anew when a package is installed, and serves it while it does. */
async function nodeTypes(
	request: Request,
	until = Date.now() + WRITTEN_WITHIN_MS,
): Promise<NodeTypeDescription[]> {
	try {
		return await request('GET', '/types/nodes.json');
	} catch (error) {
		// By its name: in jest the parser's errors are of another world.
		if ((error as Error).name !== 'SyntaxError' || Date.now() > until) throw error;
	}
	await sleep(200);
	return await nodeTypes(request, until);
}
