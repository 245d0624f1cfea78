/** The phone on the page: calls that wait for what a person does. */

import { Mailbox } from './mailbox';

/** What a person can do. */
export type Move =
	| { do: 'answer' | 'decline' | 'busy' | 'hangUp' }
	| { do: 'press'; key: string }
	| { do: 'say'; words: string };

export class Screen {
	private readonly lines = new Map<string, Mailbox<Move>>();

	/** @param call the key of a call that begins to ring */
	connect(call: string): Mailbox<Move> {
		const line = new Mailbox<Move>();
		this.lines.set(call, line);
		return line;
	}

	disconnect(call: string): void {
		this.lines.delete(call);
	}

	isConnected(call: string): boolean {
		return this.lines.has(call);
	}

	move(call: string, move: Move): void {
		this.lines.get(call)?.put(move);
	}
}
