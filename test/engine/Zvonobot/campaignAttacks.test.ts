/** What campaigns did wrong once: each row is a course that has to come out right. */

import type { IDataObject } from 'n8n-workflow';

import { CannedService } from '../../support/cannedService';
import { campaign, jumpingClock, runCourse } from '../../support/engine/campaigns';
import { startOver } from '../../support/engine/engine';
import { zvonobotCredential } from '../../support/engine/zvonobot';

jumpingClock();
beforeEach(startOver);

const success = (data: unknown) => ({ body: { status: 'success', data } });
const PHONE = '79000400100';
const again = { after: ['busy', 'noAnswer', 'noKey', 'other', 'unavailable'], minutes: 1, mostCalls: 3 };
const busy = { status: 'canceled', hangupCause: 17 };

interface Answers {
	/** To each request for calls, in their order; the last one goes on. */
	create?: Array<((phones: string[]) => { body: unknown; status?: number }) | undefined>;
	/** The attempts of each call, by its place among all. */
	attempts?: IDataObject[][];
}

async function course(
	{ create = [], attempts = [[busy]] }: Answers,
	parameters: object,
	rows = [{ phone: PHONE }],
	{ settings = {}, executionId = '1' } = {},
) {
	const service = await CannedService.start();
	const sent: string[][] = [];
	const minutes: number[] = [];
	let ids = 0;
	service.answer('/apiCalls/create', ({ body }) => {
		const { phones } = body as { phones: string[] };
		sent.push(phones);
		minutes.push(Date.now() / 60_000);
		const answer = create[Math.min(sent.length, create.length) - 1];
		return answer ? answer(phones) : success(phones.map((phone) => ({ id: (ids += 1), phone })));
	});
	service.answer('/apiCalls/get', ({ body }) =>
		success(
			(body as { apiCallIdList: number[] }).apiCallIdList.map((id) => ({
				...{
					id,
					calls: attempts[Math.min(id, attempts.length) - 1].map((one) => ({ phone: PHONE, ...one })),
				},
			})),
		),
	);
	const node = {
		type: 'zvonobotCampaign',
		parameters: { ...campaign, callAgain: again, ...parameters } as never,
		credentials: zvonobotCredential(service.url),
		settings,
	};
	try {
		const { done, error } = await runCourse(node, rows, { executionId });
		const pauses = minutes.slice(1).map((minute, at) => minute - minutes[at]);
		return { sent, pauses, error, done: done.map(({ json }) => json) };
	} finally {
		await service.close();
	}
}

const ids = (phones: string[]) => success(phones.map((phone, at) => ({ id: at + 1, phone })));
const noMoney = (phones: string[]) =>
	success(phones.map((phone) => ({ phone, status: 'error', message: 'Нет средств' })));

describe('a second call that cannot be made', () => {
	it('leaves the row with its last result, and says why', async () => {
		const { done, sent } = await course({ create: [ids, noMoney] }, {});
		expect(sent).toHaveLength(2);
		expect(done).toMatchObject([{ outcome: 'notReached', state: 'busy', attempts: 1, callId: '1' }]);
		expect(done[0].message).toBe('The Zvonobot account has no money left');
	});

	it('keeps what is known of the first one where nobody knows whether it was made', async () => {
		const { done, sent } = await course({ create: [ids, () => ({ body: '<html>', status: 503 })] }, {});
		expect(sent).toHaveLength(2);
		expect(done).toMatchObject([{ outcome: 'unclear', attempts: 1, callId: '1', price: 0 }]);
	});

	it('does not fail a campaign whose rows have results already', async () => {
		const message = "={{ $runIndex > 0 ? '' : 'Will you come? Press 1 or 2.' }}";
		const { done, error } = await course({}, { message });
		expect(error).toBeUndefined();
		expect(done).toMatchObject([{ outcome: 'notReached', attempts: 1 }]);
		expect(done[0].message).toContain("'Message'");
	});
});

describe('nobody is called again', () => {
	it.each([
		['after rejecting one of two attempts', [{ status: 'canceled', hangupCause: 21 }, busy], 'notReached'],
		['after an answer, whatever word the call ended with', [{ ...busy, ivrAnswers: '|1' }], 'answered'],
		['after asking not to be called', [{ ...busy, toBlock: 1 }], 'notReached'],
	])('%s', async (_when, attempts, outcome) => {
		const { done, sent } = await course({ attempts: [attempts] }, {});
		expect(sent).toHaveLength(1);
		expect(done).toMatchObject([{ outcome, attempts: 1 }]);
		// Nobody has even tried to.
		expect(done[0]).not.toHaveProperty('reason');
	});

	it.each([
		['has rejected a call', [{ status: 'canceled', hangupCause: 21 }], undefined],
		['has asked not to be called', [{ status: 'finished', ivrAnswers: '|9', toBlock: 1 }], undefined],
		['may have been called', [busy], [() => success([])]],
	])('for another row that names the same person, who %s', async (_what, attempts, create) => {
		const twice = [{ phone: PHONE }, { phone: PHONE }];
		const waves = { order: 'waves', waveSize: 1, safety: { skipRepeated: false } };
		const { done, sent } = await course({ attempts: [attempts], create }, waves, twice);
		expect(sent).toHaveLength(1);
		expect(done[1]).toMatchObject({ outcome: 'skipped', reason: 'duplicate' });
	});

	it('for later rows of a number that the service has refused', async () => {
		const rows = Array.from({ length: 4 }, () => ({ phone: PHONE }));
		const { done, sent } = await course({ create: [noMoney] }, { order: 'waves', waveSize: 2 }, rows);
		expect(sent).toHaveLength(1);
		expect(done.map(({ outcome }) => outcome)).toEqual(['refused', 'skipped', 'skipped', 'skipped']);
	});

	it('where the service gives several numbers one ID', async () => {
		const rows = [{ phone: PHONE }, { phone: '79000400101' }];
		const one = (phones: string[]) => success(phones.map((phone) => ({ id: 7, phone })));
		const { done, sent } = await course({ create: [one] }, {}, rows);
		expect(sent).toHaveLength(1);
		expect(done.map(({ outcome }) => outcome)).toEqual(['unclear', 'unclear']);
	});
});

it('a number in four spellings is a duplicate three times', async () => {
	const rows = ['8 900 040-01-00', PHONE, '+7 900 040 01 00', '900 040 01 00'].map((phone) => ({ phone }));
	const { done } = await course({ attempts: [[{ status: 'finished', ivrAnswers: '|1' }]] }, {}, rows);
	expect(done.map(({ reason }) => reason)).toEqual([undefined, 'duplicate', 'duplicate', 'duplicate']);
});

const four = Array.from({ length: 4 }, (_, at) => ({ phone: `7900040010${at}` }));
const answered = [[{ status: 'finished', ivrAnswers: '|1' }]];
const tooMany = () => ({ body: { status: 'error', message: 'Too many requests' }, status: 429 });
const broken = () => ({ body: '<html>', status: 502 });

describe('a call of which nobody knows', () => {
	it.each([
		['chain', {}, 4],
		['waves', { waveSize: 2 }, 2],
	])('keeps its place in its %s while it may ring', async (order, size, requests) => {
		const { sent, pauses } = await course({ create: [broken] }, { order, ...size }, four);
		expect(sent).toHaveLength(requests);
		for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(5);
	});
});

describe('a service that has no time', () => {
	const waves = { order: 'waves', waveSize: 2 };

	it('is asked again later, and nobody is left out', async () => {
		const create = [undefined, tooMany, undefined];
		const { done, sent, pauses } = await course({ create, attempts: answered }, waves, four);
		expect(sent).toHaveLength(3);
		expect(pauses[1]).toBeGreaterThanOrEqual(1);
		expect(done.map(({ outcome }) => outcome)).toEqual(four.map(() => 'answered'));
	});

	it.each([
		['an ID', { status: 'error', message: 'Too many requests', id: 501 }],
		['its word of success', { status: 'success', data: 'done' }],
	])('and answers with %s is not asked again: the phone may be ringing', async (_sign, body) => {
		const { done, sent } = await course({ create: [() => ({ status: 429, body })] }, waves, four.slice(0, 1));
		expect(sent).toHaveLength(1);
		expect(done.map(({ outcome }) => outcome)).toEqual(['unclear']);
	});

	it('is asked three more times, and then each row says so', async () => {
		const { done, sent } = await course({ create: [tooMany] }, {}, four);
		expect(sent).toHaveLength(4);
		expect(done.map(({ outcome }) => outcome)).toEqual(four.map(() => 'refused'));
	});
});

describe('a campaign that cannot begin', () => {
	const nothingToSay = { message: "={{ '' }}" };

	it.each([
		['continueRegularOutput', 1],
		['continueErrorOutput', 0],
	])('does not begin over and over with %s', async (onError, items) => {
		const { done, sent, error } = await course({}, nothingToSay, [{ phone: PHONE }], {
			settings: { onError },
		});
		expect({ sent, error }).toEqual({ sent: [], error: undefined });
		expect(done).toHaveLength(items);
	});

	it.each([
		['Always Output Data', {}, { alwaysOutputData: true }],
		['Minutes Between', { callAgain: { minutes: 1e304 } }, {}],
		['Give Up After', { options: { giveUpHours: 1e304 } }, {}],
	])('because of %s fails before anybody is called', async (field, parameters, settings) => {
		const { sent, error } = await course({}, parameters, [{ phone: PHONE }], { settings });
		expect(sent).toEqual([]);
		expect(error?.message).toContain(field);
	});
});

it('a second call is remembered for the next execution, as the first one is', async () => {
	const parameters = { callAgain: { minutes: 300, mostCalls: 2 }, safety: { rememberHours: 2 } };
	const attempts = [[busy], [{ status: 'finished', ivrAnswers: '|1' }]];
	const first = await course({ attempts }, parameters);
	const second = await course({}, parameters, [{ phone: PHONE }], { executionId: '2' });
	expect(first.sent).toHaveLength(2);
	expect(second.sent).toEqual([]);
	expect(second.done).toMatchObject([{ outcome: 'skipped', reason: 'calledRecently' }]);
});
