/** Questions at the terminal. What is secret is not shown. */

import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export interface Terminal {
	/** Undefined if nobody can be asked. */
	ask?(question: string, hidden: boolean): Promise<string>;
	say(line: string): void;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** @param stop ends a question that is open */
export function openTerminal(stop: AbortSignal): Terminal {
	if (!process.stdin.isTTY) return { say };
	return { say, ask: async (question, hidden) => await ask(question, hidden, stop) };
}

async function ask(question: string, hidden: boolean, stop: AbortSignal): Promise<string> {
	const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
	const output = hidden ? silent : process.stdout;
	const lines = createInterface({ input: process.stdin, output, terminal: true });
	// With a terminal of its own, Ctrl-C would reach nobody else.
	lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
	try {
		if (hidden) process.stdout.write(question);
		const answer = await lines.question(hidden ? '' : question, { signal: stop });
		if (hidden) process.stdout.write('\n');
		return answer.trim();
	} finally {
		lines.close();
	}
}

/** Only a clear yes is one, and without a terminal nothing is. */
export async function confirm(terminal: Terminal, question: string): Promise<boolean> {
	const answer = await terminal.ask?.(`${question} [y/N] `, false);
	return /^y(es)?$/i.test(answer ?? '');
}
