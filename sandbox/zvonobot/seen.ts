/** Notes which documented endpoints and parameters a request has met. */

import type { FastifyRequest } from 'fastify';

import { see } from '../coverage';
import type { SandboxState } from '../state';

/** Parameters whose keys are values of the user, not names of the API documentation. */
const OPEN = new Set(['variables']);

export function noteParameters(state: SandboxState, request: FastifyRequest): void {
	const endpoint = `${request.method} ${request.url.split('?')[0].replace(/^\/zvonobot/, '')}`;
	see(state, 'zvonobot', 'endpoint', endpoint);
	const given = request.method === 'GET' ? request.query : request.body;
	namesIn(given).forEach((name) => see(state, 'zvonobot', 'parameter', `${endpoint} ${name}`));
}

/** `ivrs.digit` for a digit at any depth: the API documentation names each branch parameter once. */
function namesIn(value: unknown, path: string[] = []): string[] {
	if (Array.isArray(value)) return value.flatMap((part) => namesIn(part, path));
	if (typeof value !== 'object' || value === null || OPEN.has(path[path.length - 1])) return [];
	return Object.entries(value).flatMap(([key, part]) => {
		const inside = key === 'ivrs' ? ['ivrs'] : [...path, key];
		const name = path[0] === 'ivrs' && key === 'ivrs' ? 'ivrs.ivrs' : inside.join('.');
		return [name, ...namesIn(part, inside)];
	});
}
