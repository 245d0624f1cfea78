/** What the sandbox remembers: requests, calls and callbacks. Tokens are never kept. */

import type { Ending } from './behaviours';
import type { ZvonobotStore } from './zvonobot/store';
import { emptyStore } from './zvonobot/store';

export type ServiceName = 'mcnTelecom' | 'mobilgroup' | 'zvonobot';

export interface SandboxRequest {
	at: string;
	method: string;
	path: string;
	query: Record<string, unknown>;
	body: unknown;
	contentType?: string;
}

export interface SandboxCall {
	id: string;
	service: ServiceName;
	operation: string;
	phone: string;
	callerNumber: string;
	code?: string;
	state: 'ringing' | Ending;
	at: string;
	/** Kopecks. */
	price?: number;
}

export interface SandboxMailing {
	id: string;
	/** Milliseconds since 1970 at which it starts. */
	startsAt: number;
	/** Answered calls go on to an operator, and whoever does not answer gets a text. */
	followsUp: boolean;
	calls: SandboxCall[];
}

export interface SandboxTemplate {
	id: string;
	account: string;
	name: string;
	message: string;
}

export interface SandboxCallback {
	at: string;
	callId: string;
	/** HTTP status that the receiver answered; 0 where it could not be reached. */
	status: number;
	body: unknown;
}

export interface SandboxState {
	requests: SandboxRequest[];
	calls: SandboxCall[];
	callbacks: SandboxCallback[];
	/** Kopecks left, by service. */
	balance: Record<ServiceName, number>;
	mcnWebhook?: string;
	mailings: SandboxMailing[];
	templates: SandboxTemplate[];
	zvonobot: ZvonobotStore;
	/** Zvonobot's calls begin when this is over, for tests that place many first. */
	held?: Promise<void>;
	/** Numbers that refuse once and have done so. */
	refusedOnce: Set<string>;
	/** What the documents name and the sandbox has met; see coverage.ts. */
	seen: Set<string>;
}

export function emptyState(balance: SandboxState['balance']): SandboxState {
	return {
		requests: [],
		calls: [],
		callbacks: [],
		mailings: [],
		templates: [],
		balance,
		zvonobot: emptyStore(),
		refusedOnce: new Set(),
		seen: new Set(),
	};
}
