/** How fast time goes in the sandbox. */

import { setTimeout as delay } from 'node:timers/promises';

export interface Pace {
	/** Between two states of a call, in milliseconds. */
	stepMs: number;
	/** How long a minute lasts: between two tries of a callback, for smart re-dialling, and while a phone rings. */
	minuteMs: number;
	/** Whether Zvonobot's status callback reports every state, or the end only: the API documentation says both. */
	tells?: 'everyState' | 'end';
}

/** How long a phone rings where the service does not say. */
export const RINGS_FOR_MINUTES = 0.5;

/** Waits without keeping the process alive. */
export async function pause(milliseconds: number): Promise<void> {
	await delay(milliseconds, undefined, { ref: false });
}
