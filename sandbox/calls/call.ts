/** A call as the sandbox knows it, whichever service places it. */

import type { Ending } from './behaviours';

export type ServiceName = 'mcnTelecom' | 'mobilgroup' | 'zvonobot';

export interface SandboxCall {
	/** Its place in the log; the calls of a mailing share their id. */
	key: string;
	id: string;
	service: ServiceName;
	operation: string;
	phone: string;
	callerNumber: string;
	code?: string;
	state: 'ringing' | 'canceled' | Ending;
	at: string;
	/** Kopecks. */
	price?: number;
	talk: Talk;
}

/** What is said in a call, for anyone who looks at the screen. */
export interface Talk {
	rangAt?: string;
	/** When it rings no longer; for a phone on the page. */
	ringsUntil?: string;
	answeredAt?: string;
	endedAt?: string;
	lines: Line[];
	/** What the robot listens to; absent while it listens to nothing. */
	menu?: Menu;
}

export interface Line {
	at: string;
	/** The robot speaks, the person presses a key or says words; a note is what nobody says, such as a transfer. */
	by: 'robot' | 'pressed' | 'said' | 'message' | 'note';
	text: string;
}

export interface Menu {
	keys: number[];
	words: string[];
	anyWord: boolean;
}
