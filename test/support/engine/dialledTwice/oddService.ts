/** The service of the table: it knows the row of every number that it is asked to call, and answers as the row says. */

import { type CannedRequest, CannedService } from '../../cannedService';
import type { Answer, Asked } from './answer';

/** A row on its way: its numbers, and what the service has answered to each. */
export interface Order {
	phones: string[];
	/** By phone, in order. */
	given: Map<string, Answer[]>;
}

const FIRST = 79_001_000_000;
const FIRST_ID = 5500;
const PHONE = /79\d{9}/g;

export function oddService() {
	const service = new CannedService();
	const orders = new Map<string, Order & { answer: Answer }>();
	let last = 0;

	/** The numbers that a request asks to call; the caller's own number is none of them. */
	function phonesIn({ query, body }: CannedRequest): string[] {
		const found = JSON.stringify([query, body]).match(PHONE) ?? [];
		return [...new Set(found)].filter((phone) => orders.has(phone));
	}

	service.answer('*', (request) => {
		const found = phonesIn(request);
		const order = orders.get(found[0]);
		if (!order) return { status: 404 };
		const asked = order.phones
			.map((phone, place): Asked => ({ phone, place, id: FIRST_ID + place }))
			.filter(({ phone }) => found.includes(phone));
		const answer = nextOf(order, asked[0].phone);
		for (const { phone } of asked) order.given.get(phone)?.push(answer);
		return answer.reply(asked);
	});

	return {
		start: async () => await service.listen(),
		close: async () => await service.close(),
		/** Numbers that nobody has called, whose calls are answered as the row says. */
		order(answer: Answer): Order {
			const phones = answer.told.map(() => String(FIRST + (last += 1)));
			const order = { answer, phones, given: new Map(phones.map((phone) => [phone, []])) };
			for (const phone of phones) orders.set(phone, order);
			return order;
		},
	};
}

function nextOf({ answer, given }: Order & { answer: Answer }, phone: string): Answer {
	const before = given.get(phone)?.at(-1);
	return before ? (before.next ?? before) : answer;
}
