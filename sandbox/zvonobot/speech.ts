/** What Zvonobot's calls say, and what they listen to. */

import type { Menu } from '../calls/call';
import type { SandboxTemplate } from './catalogue';
import type { Branch, Spoken, ZvonobotStore } from './store';

export function spokenText({ records }: ZvonobotStore, { id, text }: Spoken = {}): string {
	if (text !== undefined) return text;
	const record = id === undefined ? undefined : records.get(id);
	return `♪ ${record?.name ?? 'Recording'}`;
}

/** @param variables as in the request: `{"Elena": "{name}"}` */
export function templateText({ text }: SandboxTemplate, variables: Record<string, string> = {}): string {
	return Object.entries(variables).reduce((filled, [value, name]) => filled.replaceAll(name, value), text);
}

/** @returns undefined where the robot listens to nothing and goes on when it has spoken */
export function menuOf(level: Branch[]): Menu | undefined {
	const menu = {
		keys: level.flatMap(({ digit }) => digit ?? []),
		words: level.flatMap(wordsOf),
		anyWord: level.some(({ anyWord }) => anyWord === 1),
	};
	return menu.keys.length > 0 || menu.words.length > 0 || menu.anyWord ? menu : undefined;
}

export function listensTo(branch: Branch, reply: number | string): boolean {
	if (typeof reply === 'number') return branch.digit === reply;
	return branch.anyWord === 1 || wordsOf(branch).some((word) => word.toLowerCase() === reply.toLowerCase());
}

/** The branch for saying nothing. */
export function staysOnLine({ digit, keyWords, anyWord }: Branch): boolean {
	return digit === undefined && keyWords === undefined && anyWord !== 1;
}

const wordsOf = ({ keyWords }: Branch) => keyWords?.split('|').filter(Boolean) ?? [];
