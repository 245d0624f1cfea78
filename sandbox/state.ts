/** What the sandbox remembers: requests, calls and callbacks. Tokens are never kept. */

import type { Ending } from './behaviours';
import type { ZvonobotStore } from './zvonobot/store';
import { emptyStore } from './zvonobot/store';

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
	service: 'mcnTelecom' | 'zvonobot';
	operation: string;
	phone: string;
	callerNumber: string;
	code?: string;
	state: 'ringing' | Ending;
	at: string;
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
	balance: { mcnTelecom: number; zvonobot: number };
	mcnWebhook?: string;
	zvonobot: ZvonobotStore;
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
		balance,
		zvonobot: emptyStore(),
		refusedOnce: new Set(),
		seen: new Set(),
	};
}
