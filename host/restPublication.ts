import { setTimeout as sleep } from 'node:timers/promises';

import { N8nApiError, type Request } from './restConnection';

interface Publication {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; errorMessage: string | null }>;
}

const WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 100;

/** Since n8n 2.x a workflow is activated, or deactivated, some time after it was asked for. */
export async function untilPublished(request: Request, id: string, wanted: boolean): Promise<void> {
	const deadline = Date.now() + WITHIN_MS;
	for (;;) {
		const { status, triggers } = await publicationOf(request, id);
		if (status === (wanted ? 'published' : 'not_published') || status === 'unknown') return;
		const errors = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
		if (errors.length > 0 && status !== 'in_progress') {
			throw new Error(`n8n could not activate workflow ${id}: ${errors.join('; ')}`);
		}
		if (Date.now() > deadline) {
			throw new Error(`Workflow ${id} is still ${status} after ${WITHIN_MS / 1000} seconds.`);
		}
		await sleep(LOOK_AGAIN_MS);
	}
}

async function publicationOf(
	request: Request,
	id: string,
): Promise<Publication | { status: 'unknown'; triggers: [] }> {
	try {
		return await request<Publication>('GET', `/rest/workflows/${id}/publication-status`);
	} catch (error) {
		// n8n 1.x, where it has happened already.
		if (error instanceof N8nApiError && error.status === 404) {
			return { status: 'unknown', triggers: [] };
		}
		throw error;
	}
}
