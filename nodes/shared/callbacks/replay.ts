/** Passes the same event on only once, however often a service delivers it. */

import { createHash } from 'node:crypto';

import type { IWebhookFunctions } from 'n8n-workflow';

const STORED_EVENTS = 200;
/** Thousands of calls tell of themselves before the first of them is told again, a minute later. */
const EVENTS_HERE = 10_000;
const recentEvents = new Map<string, true>();

/**
 * Remembers an event and tells whether it has been seen before.
 *
 * Kept in the workflow's static data, which survives restarts but is read and written back without a lock, and in
 * this process, which catches two deliveries at the same moment. Two processes at the same moment can both pass one.
 *
 * @param eventId what makes the event the same, such as call id and state; stored as a hash
 */
export function seenBefore(context: IWebhookFunctions, eventId: string): boolean {
	const event = createHash('sha256').update(eventId).digest('base64url').slice(0, 16);
	const { id: workflowId } = context.getWorkflow();
	const here = `${workflowId}:${context.getNode().id}:${context.getMode()}:${event}`;
	const stored = context.getWorkflowStaticData('node');
	const storedEvents = Array.isArray(stored.recentEvents) ? (stored.recentEvents as string[]) : [];
	if (recentEvents.has(here) || storedEvents.includes(event)) return true;

	recentEvents.set(here, true);
	const [oldest] = recentEvents.keys();
	if (recentEvents.size > EVENTS_HERE) recentEvents.delete(oldest);
	stored.recentEvents = [...storedEvents, event].slice(-STORED_EVENTS);
	return false;
}
