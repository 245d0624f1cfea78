/** Writes a callback down: as the documents have it, or wild. */

import type { ServiceName } from '../calls/call';
import type { SandboxState } from '../state';
import type { Json } from './json';
import type { WildCallback } from './wild';

interface Callback {
	service: ServiceName;
	content: unknown;
	/** What the user has asked the service to add. */
	parameters?: object;
	/** Written as JSON in any case. */
	asJson?: boolean;
}

export function writeCallback(
	{ wild }: SandboxState,
	{ service, content, parameters, asJson }: Callback,
): WildCallback {
	if (wild) return wild.callback(service, content as Json, parameters, asJson);
	const body = Array.isArray(content) ? (content as unknown[]) : { ...(content as object), ...parameters };
	return { body: JSON.stringify(body), contentType: 'application/json' };
}
