/** What the sandbox remembers: requests, calls and callbacks. Tokens are never kept. */

import type { SandboxCall, ServiceName } from './calls/call';
import { CallbackSender } from './calls/sender';
import type { Links } from './screen/links';
import { Screen } from './screen/screen';
import type { Wild } from './wild/wild';
import { emptyStore, type ZvonobotStore } from './zvonobot/store';

export interface SandboxRequest {
	at: string;
	method: string;
	path: string;
	query: Record<string, unknown>;
	body: unknown;
	contentType?: string;
}

export interface SandboxMailing {
	id: string;
	/** Milliseconds since 1970 at which it starts. */
	startsAt: number;
	/** Answered calls go on to an operator, and a person who does not answer gets a text message. */
	followsUp: boolean;
	calls: SandboxCall[];
}

export interface SandboxTemplate {
	id: string;
	account: string;
	name: string;
	message: string;
}

/** One try to deliver a callback. */
export interface SandboxCallback {
	at: string;
	service: ServiceName;
	callId: string;
	/** The same for all tries of one callback. */
	delivery: string;
	/** Another try follows. */
	repeats: boolean;
	/** HTTP status that the receiver answered; 0 where it could not be reached. */
	status: number;
	/** What it says, in the form of the documents. */
	body: unknown;
}

export interface SandboxPayment {
	at: string;
	service: ServiceName;
	kopecks: number;
}

export interface SandboxState {
	requests: SandboxRequest[];
	calls: SandboxCall[];
	callbacks: SandboxCallback[];
	/** Kopecks left, by service. */
	balance: Record<ServiceName, number>;
	/** What the balances have gone down by. */
	payments: SandboxPayment[];
	mcnWebhook?: string;
	mailings: SandboxMailing[];
	templates: SandboxTemplate[];
	zvonobot: ZvonobotStore;
	/** Calls begin when this is over, for those who place many first. */
	held?: Promise<void>;
	/** Numbers that refuse once and have done so. */
	refusedOnce: Set<string>;
	/** What the documents name and the sandbox has met; see coverage.ts. */
	seen: Set<string>;
	/** The phone on the page. */
	screen: Screen;
	/** Where the n8n is that calls; absent when the sandbox runs alone. */
	links?: Links;
	/** Says everything in other forms; absent in the strict mode. */
	wild?: Wild;
	/** Sends every callback. */
	sender: CallbackSender;
}

export function emptyState(balance: SandboxState['balance']): SandboxState {
	return {
		requests: [],
		calls: [],
		callbacks: [],
		payments: [],
		mailings: [],
		templates: [],
		balance,
		zvonobot: emptyStore(),
		refusedOnce: new Set(),
		seen: new Set(),
		screen: new Screen(),
		sender: new CallbackSender(),
	};
}

/** Throws away what was asked for and called, for tests that call by the hundred thousand. */
export function forgetCalls({
	requests,
	calls,
	callbacks,
	payments,
	mailings,
	refusedOnce,
	zvonobot,
}: SandboxState): void {
	for (const log of [requests, calls, callbacks, payments, mailings]) log.length = 0;
	zvonobot.calls.clear();
	refusedOnce.clear();
}

/** Notes a call that begins to ring. */
export function logCall(
	state: SandboxState,
	call: Omit<SandboxCall, 'key' | 'state' | 'at' | 'talk'>,
): SandboxCall {
	const logged: SandboxCall = {
		key: String(state.calls.length + 1),
		...call,
		state: 'ringing',
		at: now(),
		talk: { lines: [] },
	};
	state.calls.push(logged);
	return logged;
}

/** Notes one try to deliver a callback. */
export function logCallback(state: SandboxState, tried: Omit<SandboxCallback, 'at'>): void {
	state.callbacks.push({ at: now(), ...tried });
}

/** Takes what something costs from the balance. */
export function pay({ balance, payments }: SandboxState, service: ServiceName, kopecks: number): void {
	balance[service] -= kopecks;
	if (kopecks > 0) payments.push({ at: now(), service, kopecks });
}

const now = () => new Date().toISOString();
