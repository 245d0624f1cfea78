/** What the documents name, and what of it the sandbox has seen. */

import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ServiceName } from './calls/call';
import type { SandboxState } from './state';

export const kinds = ['endpoint', 'parameter', 'error', 'state'] as const;
export type Kind = (typeof kinds)[number];

/** Everything that the API documentation of one service names, and docs/api-notes.md beside it; written by hand. */
export interface Documented {
	service: ServiceName;
	/** As `POST /api/send/`. */
	endpoint: string[];
	/** As `POST /api/send/ settings.number`; list places are left out: `ivrs.digit`. */
	parameter: string[];
	/** Error codes as the API documentation writes them, or HTTP statuses where it has no codes. */
	error: string[];
	/** Call states as the service writes them. */
	state: string[];
}

/** How many of the names of one kind have been met. */
export function countSeen({ service, ...names }: Documented, kind: Kind, seen: Set<string>): number {
	return names[kind].filter((name) => seen.has(lineOf(service, kind, name))).length;
}

/** The folder for what every sandbox of a test run has seen; `npm run coverage:api` sets it. */
export const SEEN_FOLDER = 'VOICE_CALLS_SEEN_FOLDER';

/** Notes that the sandbox has met this endpoint, parameter, error or state. */
export function see(state: SandboxState, service: ServiceName, kind: Kind, name: string): void {
	state.seen.add(lineOf(service, kind, name));
}

export function lineOf(service: ServiceName, kind: Kind, name: string): string {
	return `${service} ${kind} ${name}`;
}

/** Notes an endpoint and the parameters that came with it, at any depth. */
export function seeRequest(
	state: SandboxState,
	service: ServiceName,
	endpoint: string,
	parameters: unknown,
): void {
	see(state, service, 'endpoint', endpoint);
	pathsIn(parameters).forEach((path) => see(state, service, 'parameter', `${endpoint} ${path}`));
}

/** Every name in it with the names above: `settings`, `settings.number`; list places are left out. */
function pathsIn(value: unknown, above = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((part) => pathsIn(part, above));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) => [above + key, ...pathsIn(part, `${above}${key}.`)]);
}

/** Leaves what this sandbox has seen for `npm run coverage:api`, if that is running. */
export function writeSeen(state: SandboxState): void {
	const folder = process.env[SEEN_FOLDER];
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${randomUUID()}.txt`), [...state.seen].join('\n'));
}
