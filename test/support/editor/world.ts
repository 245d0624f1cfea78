/** The one n8n of all the tests of the editor: it starts before them and stops after them. */

import type { CredentialsByType } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import { startWorld } from '../e2e/world';

const SHARED = 'VOICE_CALLS_EDITOR_WORLD';

/** What the tests know of it. They run apart from what has started it, so it travels as text. */
export interface SharedWorld {
	n8nUrl: string;
	sandboxUrl: string;
	/** The owner's cookie. */
	session: string;
	credentials: CredentialsByType;
}

export async function startSharedWorld(): Promise<World> {
	const world = await startWorld({ editor: true });
	const { n8n, sandbox, api, credentials } = world;
	const { session } = api;
	const shared: SharedWorld = { n8nUrl: n8n.url, sandboxUrl: sandbox.url, session, credentials };
	process.env[SHARED] = JSON.stringify(shared);
	return world;
}

export function sharedWorld(): SharedWorld {
	return JSON.parse(process.env[SHARED] ?? '') as SharedWorld;
}
