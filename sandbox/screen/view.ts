/** What the page shows of the sandbox's state: the newest, and what waits for a person. No secret, no token. */

import { behaviourOf, type Ending } from '../calls/behaviours';
import type { SandboxCall, ServiceName, Talk } from '../calls/call';
import { countSeen, type Kind, kinds } from '../coverage';
import { documents } from '../documents';
import type { SandboxCallback, SandboxState } from '../state';
import type { Links } from './links';
import { WORD_MS } from './personAtScreen';
import { tells } from './tells';
import { type Today, todayOf } from './today';

export interface ScreenView {
	services: ServiceView[];
	/** Newest first; those that wait for a person are always among them. */
	calls: CallView[];
	/** Newest first. */
	deliveries: DeliveryView[];
	totals: { requests: number; calls: number; callbacks: number; deliveries: number };
	links?: Links;
	/** The robot speaks a word in this time. */
	wordMs: number;
}

export interface ServiceView {
	service: ServiceName;
	rubles: string;
	today: Today;
	/** How many names of its documents have been met, of how many. */
	coverage: Array<{ kind: Kind; seen: number; documented: number }>;
}

export type CallState = Ending | 'queued' | 'ringing' | 'talking' | 'canceled';

export interface CallView extends Talk {
	key: string;
	id: string;
	service: ServiceName;
	operation: string;
	phone: string;
	callerNumber: string;
	/** How many of the caller's last digits are the code. */
	codeDigits: number;
	state: CallState;
	/** What the person has pressed and said, one after the other. */
	answer: string;
	at: string;
	/** A person in front of the page decides. */
	atScreen: boolean;
}

export interface DeliveryView {
	key: string;
	service: ServiceName;
	callId: string;
	/** The states and answers that it tells. */
	tells: string;
	tries: Array<{ at: string; status: number }>;
	/** Another try follows. */
	repeats: boolean;
}

const MOST_ROWS = 50;
/** For a person who asks for all of them: more than that no browser shows in time. */
export const ALL_ROWS = 5000;
const MOST_WAITING = 20;
const LONGEST_TEXT = 600;

export function viewOf(state: SandboxState, most = MOST_ROWS): ScreenView {
	const today = todayOf(state);
	return {
		services: documents.map((documented) => ({
			service: documented.service,
			rubles: (state.balance[documented.service] / 100).toFixed(2),
			today: today(documented.service),
			coverage: kinds.map((kind) => ({
				kind,
				seen: countSeen(documented, kind, state.seen),
				documented: documented[kind].length,
			})),
		})),
		calls: callsOf(state, most),
		deliveries: deliveriesOf(state.callbacks, most),
		totals: {
			requests: state.requests.length,
			calls: state.calls.length,
			callbacks: state.callbacks.length,
			deliveries: new Set(state.callbacks.map(({ delivery }) => delivery)).size,
		},
		links: state.links,
		wordMs: WORD_MS,
	};
}

function callsOf({ calls, screen }: SandboxState, most: number): CallView[] {
	const waiting = calls.filter(({ key }) => screen.isConnected(key)).slice(0, MOST_WAITING);
	const newest = calls.slice(-most).reverse();
	const shown = [...new Set([...waiting, ...newest])].slice(0, most);
	return shown.sort((one, other) => Number(other.key) - Number(one.key)).map(callView);
}

function callView({ talk, ...call }: SandboxCall): CallView {
	const { key, id, service, operation, phone, callerNumber, code, at } = call;
	return {
		...{ key, id, service, operation, phone, callerNumber, at },
		...talk,
		lines: talk.lines.map((line) => ({ ...line, text: clip(line.text) })),
		codeDigits: operation === 'flashCall' && code && callerNumber.endsWith(code) ? code.length : 0,
		state: callState({ talk, ...call }),
		answer: clip(answerIn(talk)),
		atScreen: behaviourOf(phone).atScreen === true,
	};
}

const answerIn = ({ lines }: Talk): string =>
	lines.flatMap(({ by, text }) => (by === 'pressed' || by === 'said' ? text : [])).join(', ');

/** While a call goes on, the log says no more than that it rings. */
export function callState({ state, talk }: SandboxCall): CallState {
	if (state !== 'ringing') return state;
	if (talk.answeredAt) return 'talking';
	return talk.rangAt ? 'ringing' : 'queued';
}

const clip = (text: string) => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);

function deliveriesOf(callbacks: SandboxCallback[], most: number): DeliveryView[] {
	const deliveries = new Map<string, DeliveryView>();
	for (const callback of callbacks.slice(-most * 2)) {
		const { delivery: key, service, callId, at, status, repeats, body } = callback;
		const known = deliveries.get(key) ?? { key, service, callId, tells: tells(body), tries: [], repeats };
		// The one that was tried last comes last.
		deliveries.delete(key);
		deliveries.set(key, { ...known, repeats, tries: [...known.tries, { at, status }] });
	}
	return [...deliveries.values()].reverse().slice(0, most);
}
