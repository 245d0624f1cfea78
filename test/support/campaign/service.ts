/** A Zvonobot whose people behave as a test has written down, call by call. */

import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

/** How one call ends; `refused` and `lost` are answers to the request for it: the second one leaves open what was done. */
export type Ending =
	| 'approved'
	| 'declined'
	| 'noKey'
	| 'busy'
	| 'noAnswer'
	| 'unavailable'
	| 'rejected'
	| 'refused'
	| 'lost'
	| 'never';

export interface Dialled {
	id: number;
	phone: string;
	ending: Ending;
	at: number;
	endsAt: number;
}

const CAUSES: Partial<Record<Ending, number>> = { busy: 17, noAnswer: 19, unavailable: 20, rejected: 21 };
const KEYS: Partial<Record<Ending, string>> = { approved: '|1', declined: '|2', noKey: '' };
export const PRICE = 3;

export class WrittenService {
	readonly dialled: Dialled[] = [];
	/** Taken back before they began. */
	readonly canceled = new Set<number>();
	requests = 0;
	/** Ends the process at the request with this number: before or after the service has done it. */
	killAt?: { request: number; when: 'before' | 'after' };

	/** @param endings of each person's calls, in their order; the last one goes on for all others */
	constructor(
		private readonly endings: Record<string, Ending[]>,
		private readonly callMs: number,
		private readonly now: () => number,
	) {}

	answer({ url, body }: IHttpRequestOptions): IN8nHttpFullResponse {
		this.requests += 1;
		const dies = this.killAt?.request === this.requests ? this.killAt.when : undefined;
		if (dies === 'before') throw new Killed();
		const answer = this.respond(url.split('/').pop() ?? '', body as IDataObject);
		if (dies === 'after') throw new Killed();
		return { statusCode: 200, headers: {}, body: answer };
	}

	private respond(operation: string, body: IDataObject): IDataObject {
		if (operation === 'create') return this.create(body.phones as string[]);
		if (operation === 'remove') return this.remove(body.idList as number[]);
		const ids = body.apiCallIdList as number[];
		const calls = this.dialled.filter(({ id }) => ids.includes(id));
		return { status: 'success', data: calls.map((call) => ({ id: call.id, calls: [this.attemptOf(call)] })) };
	}

	private create(phones: string[]): IDataObject {
		const rows = phones.map((phone) => {
			const count = this.dialled.filter((call) => call.phone === phone).length;
			const written = this.endings[phone];
			const ending = written[Math.min(count, written.length - 1)];
			if (ending === 'refused') return { status: 'error', phone, message: 'Нет средств' };
			const at = this.now();
			const endsAt = ending === 'never' ? Infinity : at + this.callMs;
			this.dialled.push({ id: 5_000_001 + this.dialled.length, phone, ending, at, endsAt });
			return ending === 'lost'
				? { phone }
				: { id: 5_000_000 + this.dialled.length, phone, status: 'created' };
		});
		return { status: 'success', data: rows };
	}

	private remove(ids: number[]): IDataObject {
		const waiting = this.dialled.filter(({ id, ending }) => ids.includes(id) && ending === 'never');
		waiting.forEach(({ id }) => this.canceled.add(id));
		return { status: 'success', data: { callIdList: waiting.map(({ id }) => id) } };
	}

	private attemptOf({ phone, ending, at, endsAt }: Dialled): IDataObject {
		if (endsAt > this.now()) return { phone, status: 'created' };
		const times = { startedAt: at / 1000, finishedAt: endsAt / 1000 };
		const cause = CAUSES[ending];
		if (cause !== undefined) return { phone, ...times, status: 'canceled', hangupCause: cause };
		return {
			phone,
			...times,
			answeredAt: at / 1000,
			status: 'finished',
			cost: PRICE,
			ivrAnswers: KEYS[ending],
		};
	}
}

/** What ends a process, in the place of `SIGKILL`: nothing in it may handle it. */
export class Killed extends Error {}
