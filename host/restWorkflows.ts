import { workflowUnderTest } from './packageUnderTest';
import { N8nApiError, type Request } from './restConnection';
import { untilPublished } from './restPublication';

export interface WorkflowNode {
	name: string;
	type: string;
	webhookId?: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	[setting: string]: unknown;
}

/** A workflow as n8n exports it. */
export interface WorkflowFile {
	name: string;
	nodes: WorkflowNode[];
	connections: object;
	settings?: object;
}

export interface SavedWorkflow extends WorkflowFile {
	id: string;
	versionId: string;
	active: boolean;
}

/** The credential to use for each type of credential. */
export type CredentialsByType = Record<string, { id: string; name: string }>;

export interface Workflows {
	/** Creates the workflow, or replaces the one of the same name. */
	importWorkflow(workflow: WorkflowFile, credentials?: CredentialsByType): Promise<SavedWorkflow>;
	/** Resolves when its triggers listen; throws if one of them could not be started. */
	activate(id: string): Promise<void>;
	deactivate(id: string): Promise<void>;
	/** Starts it from the named trigger, as the editor's button does; resolves with the execution. */
	run(id: string, trigger: string): Promise<{ executionId: string }>;
}

/** What can be done with workflows. */
export function workflowsOf(request: Request): Workflows {
	async function importWorkflow(
		workflow: WorkflowFile,
		credentials: CredentialsByType = {},
	): Promise<SavedWorkflow> {
		const { name, connections, settings = {} } = workflow;
		const nodes = workflowUnderTest(workflow).nodes.map((node) => withCredentials(node, credentials));
		const body = { name, nodes, connections, settings };
		const id = await idOf(name);
		return id === undefined
			? // n8n 1.x stores no workflow that leaves open whether it is active.
				await request('POST', '/rest/workflows', { ...body, active: false })
			: await request('PATCH', `/rest/workflows/${id}`, body);
	}

	async function idOf(name: string): Promise<string | undefined> {
		const filter = encodeURIComponent(JSON.stringify({ name }));
		// The filter finds names that contain this one, too.
		const found = await request<Array<{ id: string; name: string; isArchived?: boolean }>>(
			'GET',
			`/rest/workflows?filter=${filter}`,
		);
		return found.find((workflow) => workflow.name === name && !workflow.isArchived)?.id;
	}

	async function setActive(id: string, active: boolean): Promise<void> {
		const { versionId } = await request<SavedWorkflow>('GET', `/rest/workflows/${id}`);
		const path = `/rest/workflows/${id}`;
		try {
			await request('POST', `${path}/${active ? 'activate' : 'deactivate'}`, { versionId });
		} catch (error) {
			// n8n 1.x has no such address.
			if (!(error instanceof N8nApiError) || error.status !== 404) throw error;
			await request('PATCH', path, { active, versionId });
		}
		await untilPublished(request, id, active);
	}

	return {
		importWorkflow,
		activate: async (id) => await setActive(id, true),
		deactivate: async (id) => await setActive(id, false),
		async run(id, trigger) {
			// n8n 1.x runs what it is sent, as the editor may hold changes that are not saved.
			const workflowData = await request<SavedWorkflow>('GET', `/rest/workflows/${id}`);
			const body = { workflowData, triggerToStartFrom: { name: trigger } };
			return await request('POST', `/rest/workflows/${id}/run`, body);
		},
	};
}

function withCredentials(node: WorkflowNode, known: CredentialsByType): WorkflowNode {
	if (!node.credentials) return node;
	const credentials = Object.fromEntries(
		Object.entries(node.credentials).map(([type, own]) => [type, known[type] ?? own]),
	);
	return { ...node, credentials };
}
