/**
 * The wild mode: the same truth in the other forms that PHP services are known for.
 *
 * Which of the ideas an answer gets depends on the seed, the address, the phones in question and how often that was asked, so
 * a run with the same seed is the same, whatever else goes on at the time.
 */

import type { ServiceName } from '../calls/call';
import { Chance } from './chance';
import { asForm, FORM_TYPE } from './form';
import { CALLBACK, type ContentIdea, type Outgoing, type TextIdea } from './idea';
import { answerIdeas, callbackIdeas, contentIdeas, ideaNames, prefixes, spellings } from './ideas';
import { isObject, type Json } from './json';

export interface WildAnswer {
	text: string;
	/** 201 in place of 200. */
	created: boolean;
	/** Says that it is a web page, though it is JSON. */
	htmlType: boolean;
}

export interface WildCallback {
	body: string;
	contentType: string;
}

/** One thing that was said, for anyone who looks for the reason of a failed test. */
export interface WildEntry {
	service: ServiceName;
	about: string;
	ideas: string[];
	text: string;
}

/** Of the ideas, for one answer. */
const SHARE = 1 / 3;
const LOGGED = 1000;
const PHONE = /(?<![0-9A-Za-z])\d{10,15}(?![0-9A-Za-z])/g;

export class Wild {
	readonly log: WildEntry[] = [];
	private readonly times = new Map<string, number>();

	/** @param only these ideas, each of them always; by chance if nothing is said */
	constructor(
		private readonly seed: number,
		private readonly only?: readonly string[],
	) {
		const unknown = only?.find((name) => !ideaNames.includes(name));
		if (unknown !== undefined)
			throw new Error(`No idea is called ${unknown}; there are ${ideaNames.join(', ')}`);
	}

	/** @param asked whatever the request has brought */
	answer(outgoing: Outgoing, asked: unknown): WildAnswer {
		const choice = this.choose(outgoing, asked);
		const said = choice.say(outgoing, { ...answerIdeas, ...contentIdeas });
		const text = choice.write(JSON.stringify(said), { ...spellings, ...prefixes });
		const answer = { text, created: choice.takes('created'), htmlType: choice.takes('htmlType') };
		this.note(outgoing, choice, text);
		return answer;
	}

	/**
	 * @param parameters what the user has added, which stays as it is
	 * @param asJson whatever else is said: only its content is wild
	 */
	callback(service: ServiceName, content: Json, parameters: object = {}, asJson = false): WildCallback {
		const outgoing = { service, about: CALLBACK, content: deepCopy(content) };
		const choice = this.choose(outgoing, content);
		const told = choice.say(outgoing, { ...contentIdeas, ...callbackIdeas });
		const said = isObject(told) ? { ...told, ...parameters } : told;
		const isForm = !asJson && isObject(said) && choice.takes('form');
		const body = isForm ? asForm(said) : choice.write(JSON.stringify(said), spellings);
		this.note(outgoing, choice, body);
		return { body, contentType: isForm ? FORM_TYPE : 'application/json' };
	}

	/** A code of digits, which begins with 0 in half of the cases. */
	code(digits: number): string {
		const chance = new Chance(`${this.seed} code ${this.countUp('code')}`);
		const drawn = Array.from({ length: digits }, () => Math.floor(chance.next() * 10));
		return [chance.yes() ? 0 : drawn[0], ...drawn.slice(1)].join('');
	}

	private choose({ service, about }: Outgoing, asked: unknown): Choice {
		const phones = JSON.stringify(asked ?? null).match(PHONE) ?? [];
		const name = `${service} ${about} ${[...new Set(phones)].sort().join()}`;
		return new Choice(`${this.seed} ${name} ${this.countUp(name)}`, this.only);
	}

	private countUp(name: string): number {
		const time = (this.times.get(name) ?? 0) + 1;
		this.times.set(name, time);
		return time;
	}

	private note({ service, about }: Outgoing, { taken }: Choice, text: string): void {
		this.log.push({ service, about, ideas: taken, text });
		if (this.log.length > LOGGED) this.log.shift();
	}
}

/** Without fields that are undefined, which JSON leaves out. */
const deepCopy = (content: Json) => JSON.parse(JSON.stringify(content)) as Json;

/** Which ideas one answer gets, and how each of them is carried out. */
class Choice {
	readonly taken: string[] = [];

	constructor(
		private readonly seed: string,
		private readonly only?: readonly string[],
	) {}

	takes(idea: string): boolean {
		const isTaken = this.only ? this.only.includes(idea) : this.chanceOf(idea).yes(SHARE);
		if (isTaken) this.taken.push(idea);
		return isTaken;
	}

	say(outgoing: Outgoing, ideas: Record<string, ContentIdea>): Json {
		return Object.entries(ideas)
			.filter(([name]) => this.takes(name))
			.reduce(
				(content, [name, idea]) => idea({ ...outgoing, content }, this.styleOf(name)),
				outgoing.content,
			);
	}

	write(text: string, ideas: Record<string, TextIdea>): string {
		return Object.entries(ideas)
			.filter(([name]) => this.takes(name))
			.reduce((written, [name, idea]) => idea(written, this.styleOf(name)), text);
	}

	private readonly chanceOf = (idea: string) => new Chance(`${this.seed} ${idea}`);
	private readonly styleOf = (idea: string) => new Chance(`${this.seed} style of ${idea}`);
}
