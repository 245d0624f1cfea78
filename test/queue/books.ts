/** What the world outside n8n hears of the calls: every workflow ends with a request to here, as it would to a CRM. */

import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import fastify from 'fastify';

/**
 * `placed` and `skipped` are told by whoever asked for the call, `heard` by the trigger, `approved` and `declined` by whoever waited
 * for the answer (with outcome and key if one of several, `anothersAnswer` if it is about another phone), `mailed` by the mailing, which names how many instead
 * of a phone.
 */
export type Event =
	| 'placed'
	| 'skipped'
	| 'heard'
	| 'approved'
	| 'declined'
	| `${'approved' | 'declined'}/${string}/${string}`
	| 'anothersAnswer'
	| 'mailed';

export interface Books {
	url: string;
	/** How often an event has been told of a phone. */
	count(event: Event, phone: string): number;
	eventsOf(phone: string): Event[];
	/** When something was last told of any of the phones, in milliseconds since 1970. */
	lastAt(phones: string[]): number;
	/** Waits until all are told; resolves with false when that takes too long, or there is no hope any more. */
	until(events: Event[], phone: string, withinMs: number, isHopeless?: () => boolean): Promise<boolean>;
	close(): Promise<void>;
}

const LOOK_AGAIN_MS = 50;

export async function openBooks(): Promise<Books> {
	const counts = new Map<string, number>();
	const lastTimes = new Map<string, number>();
	const count = (event: Event, phone: string) => counts.get(`${event} ${phone}`) ?? 0;
	const app = fastify({ forceCloseConnections: true });
	app.post<{ Body: { event: Event; phone: string } }>('/', (request, reply) => {
		const { event, phone } = request.body;
		counts.set(`${event} ${phone}`, count(event, phone) + 1);
		lastTimes.set(phone, Date.now());
		return reply.send({ status: 'written' });
	});
	await app.listen({ port: 0, host: '127.0.0.1' });
	const { port } = app.server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		count,
		eventsOf: (phone) =>
			[...counts.keys()].flatMap((key) => {
				const [event, about] = key.split(' ');
				return about === phone ? [event as Event] : [];
			}),
		lastAt: (phones) => Math.max(...phones.map((phone) => lastTimes.get(phone) ?? 0)),
		until: async (events, phone, withinMs, isHopeless = () => false) => {
			const deadline = Date.now() + withinMs;
			while (events.some((event) => count(event, phone) === 0)) {
				if (Date.now() > deadline || isHopeless()) return false;
				await sleep(LOOK_AGAIN_MS);
			}
			return true;
		},
		close: async () => await app.close(),
	};
}
