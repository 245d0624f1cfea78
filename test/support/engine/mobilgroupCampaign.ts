/** Campaigns of Mobilgroup in engine tests: the node, and a service that answers what a test has written down. */

import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { type CannedAnswer, CannedService } from '../cannedService';
import { type NodeUnderTest, startOver } from './engine';
import { mailing, mobilgroupCredential } from './mobilgroup';

const { senderNumber, content, message, phoneField } = mailing;

export const campaignNode = (url: string, parameters: INodeParameters = {}): NodeUnderTest => ({
	type: 'mobilgroupCampaign',
	parameters: { senderNumber, content, message, phoneField, ...parameters },
	credentials: mobilgroupCredential(url),
});

export interface SentMailing {
	settings: Record<string, string>;
	subscribers: Array<{ phone: string; message?: string }>;
}

/** Rows of a mailing's statistics, by the word for how the call went. */
export const toldRow = (phone: unknown, status: unknown) => ({
	...{ phone, date: '02.02.2026 15:18:48', status },
	...{ attempts: '1', duration: status === 'Успешно' ? '13' : '0', price: '0.91' },
});

/** A service that takes every mailing; what it reports about them is up to the test. */
export class MailingService {
	readonly canned = new CannedService();

	/** What is reported for a mailing that is asked for the n-th time, counted from 0. */
	tell: (id: string, time: number, sent: SentMailing) => unknown = () => ({});

	/** What is answered to a mailing in place of its ID. */
	refuse?: CannedAnswer;

	async start(): Promise<void> {
		await this.canned.listen();
		this.canned.answer('/api/send/', () => this.refuse ?? { body: this.accept() });
		this.canned.answer('/api/get/', ({ body }) => {
			const { id } = body as { id: string };
			const answer = this.tell(
				id,
				this.asked.filter((one) => one === id).length - 1,
				this.sent[Number(id) - 1],
			);
			return isAnswer(answer) ? answer : { body: answer };
		});
	}

	/** Forgets what was. */
	reset(): void {
		this.canned.requests.length = 0;
		this.refuse = undefined;
	}

	/** The mailings, oldest first; their IDs count from 1. */
	get sent(): SentMailing[] {
		return this.canned.asked('/api/send/').map(({ body }) => body as SentMailing);
	}

	/** The IDs that were asked about, oldest first. */
	get asked(): string[] {
		return this.canned.asked('/api/get/').map(({ body }) => (body as { id: string }).id);
	}

	private accept() {
		const { length: id } = this.sent;
		const { subscribers } = this.sent[id - 1];
		const rows = subscribers.map(({ phone }) => ({ phone, result: 'ok', price: '0,91', duration: '14' }));
		return { result: 'ok', id: String(id), phones: String(rows.length), budget: '1,82', subscribers: rows };
	}
}

const isAnswer = (answer: unknown): answer is CannedAnswer =>
	typeof answer === 'object' && answer !== null && 'body' in answer;

/** A good answer of the statistics. */
export const statistics = (id: unknown, subscribers: unknown) => ({
	...{ result: 'ok', id, phones: '2', budget: '1.82' },
	subscribers,
});

/** Everybody picks up. */
export const allReached = (id: string, _time: number, { subscribers }: SentMailing) =>
	statistics(
		id,
		subscribers.map(({ phone }) => toldRow(phone, 'Успешно')),
	);

export const everyReason = {
	after: ['busy', 'noAnswer', 'unavailable', 'other'],
	minutes: 5,
	mostCalls: 3,
};

/** How a row came back. */
export const heard = ({ json }: INodeExecutionData) => [json.outcome, json.state, json.attempts];

/** The service for one file of tests, and the node that uses it; each test begins anew. */
export function mailingWorld() {
	const service = new MailingService();
	beforeAll(async () => await service.start());
	afterAll(async () => await service.canned.close());
	beforeEach(() => {
		service.reset();
		startOver();
	});
	return {
		service,
		canned: (parameters: INodeParameters = {}) => campaignNode(service.canned.url, parameters),
	};
}
