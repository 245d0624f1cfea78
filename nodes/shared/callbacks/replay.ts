/** Passes the same event on only once, however often a service delivers it. */

import type { IWebhookFunctions } from 'n8n-workflow';

import { digestOf } from '../values/digest';

/** A call leaves some: its states, and its end. */
const STORED_EVENTS = 400;
/** Thousands of calls are reported before the first of them is reported again, a minute later. */
const EVENTS_HERE = 20_000;
const recentEvents = new Map<string, true>();

/**
 * Remembers an event and tells whether it has been seen before.
 *
 * Kept in this process, and in the workflow's static data. Little of that survives a restart for certain: n8n reads and
 * writes it back without a lock, and n8n 2.41.1 takes it for unchanged when the event starts an execution. Two processes
 * can both pass one.
 *
 * @param eventId what makes the event the same, such as call id and state; stored as a hash
 */
export function seenBefore(context: IWebhookFunctions, eventId: string): boolean {
	if (isNoted(context, eventId)) return true;
	note(context, eventId);
	return false;
}

function isNoted(context: IWebhookFunctions, eventId: string): boolean {
	const event = hashOf(eventId);
	return recentEvents.has(nameHere(context, event)) || storedEvents(context).includes(event);
}

function note(context: IWebhookFunctions, eventId: string): void {
	const event = hashOf(eventId);
	recentEvents.set(nameHere(context, event), true);
	const [oldest] = recentEvents.keys();
	if (recentEvents.size > EVENTS_HERE) recentEvents.delete(oldest);
	const known = storedEvents(context);
	if (known.includes(event)) return;
	context.getWorkflowStaticData('node').recentEvents = [...known, event].slice(-STORED_EVENTS);
}

const hashOf = (eventId: string): string => digestOf(eventId, 16);

const nameHere = (context: IWebhookFunctions, event: string): string =>
	[context.getWorkflow().id, context.getNode().id, context.getMode(), event].join(':');

function storedEvents(context: IWebhookFunctions): string[] {
	const { recentEvents: stored } = context.getWorkflowStaticData('node');
	return Array.isArray(stored) ? (stored as string[]) : [];
}

/** In the order in which a call goes through them; all others are its end. Nothing is known of `unknown`. */
const STATES: string[] = ['unknown', 'queued', 'ringing', 'answered'];
/** What is noted, by its rank: nothing comes before the first states. */
const NOTED = [
	{ rank: 3, name: 'answered' },
	{ rank: 4, name: 'ended' },
];

/**
 * Notes a state, and tells whether a later one of the same attempt has been noted before.
 *
 * @param attempt names one attempt to reach a phone
 */
export function isLate(context: IWebhookFunctions, attempt: string, state: string): boolean {
	const rank = STATES.includes(state) ? STATES.indexOf(state) : STATES.length;
	if (rank === 0) return false;
	const markOf = (name: string) => `state ${attempt} ${name}`;
	if (NOTED.some((one) => one.rank > rank && isNoted(context, markOf(one.name)))) return true;
	NOTED.filter((one) => one.rank === rank).forEach(({ name }) => note(context, markOf(name)));
	return false;
}
