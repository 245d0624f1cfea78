/** A robocall of Zvonobot on the page: the person answers, presses, speaks, hangs up; the service goes on as documented. */

import { setTimeout as delay } from 'node:timers/promises';

import fastify, { type FastifyInstance } from 'fastify';

import { AT_SCREEN, callers, move, untilCall, untilLines, untilState } from '../support/sandbox/screen';
import { useSandbox } from '../support/useSandbox';

interface Told {
	apiCalls?: Array<{ calls: Array<Record<string, unknown>> }>;
	call?: { answer: number | string };
}

let receiver: FastifyInstance;
let webhookUrl: string;
let told: Told[] = [];
const sandbox = useSandbox({ callbackDelayMs: 2, minuteMs: 1000 });
beforeAll(async () => {
	receiver = fastify();
	receiver.post('/', async (request) => {
		told.push(request.body as Told);
		return {};
	});
	webhookUrl = await receiver.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => await receiver.close());
beforeEach(() => {
	told = [];
});

const create = async (body: object) =>
	await callers.zvonobot(sandbox, '/apiCalls/create', { record: { text: 'Hello.' }, webhookUrl, ...body });
const press = async (key: string, digit: string) => await move(sandbox, key, { do: 'press', key: digit });

async function answer(): Promise<string> {
	const { key } = await untilState(sandbox, 'ringing');
	await move(sandbox, key, { do: 'answer' });
	await untilLines(sandbox, 1);
	return key;
}

/** The last status callback of the call. */
async function ended(status: string): Promise<Record<string, unknown>> {
	for (;;) {
		const attempts = told.flatMap(({ apiCalls = [] }) => apiCalls.flatMap(({ calls }) => calls));
		const last = attempts.find((attempt) => attempt.status === status);
		if (last) return last;
		await delay(5);
	}
}
const answersTold = () => told.flatMap(({ call }) => call?.answer ?? []);

const menu = [
	{ digit: 1, webhookUrl: '', smsText: 'On its way', record: { text: 'Thanks.' } },
	{ digit: 2, webhookUrl: '', ivrs: [{ digit: 0, webhookUrl: '', managerPhone: '79000000005' }] },
	{ keyWords: 'Да|ага', webhookUrl: '' },
];
const withAddress = (ivrs: object[]) =>
	JSON.parse(JSON.stringify(ivrs).replaceAll('"webhookUrl":""', `"webhookUrl":"${webhookUrl}"`)) as object[];

describe('a robocall', () => {
	it('says its text, tells which key was pressed, and says what the branch says', async () => {
		await create({ ivrs: withAddress(menu) });
		const key = await answer();
		const { menu: listening } = await untilState(sandbox, 'talking');
		expect(listening).toEqual({ keys: [1, 2], words: ['Да', 'ага'], anyWord: false });
		await press(key, '1');
		await expect(untilLines(sandbox, 4)).resolves.toEqual([
			'robot: Hello.',
			'pressed: 1',
			'message: On its way',
			'robot: Thanks.',
		]);
		expect(await ended('finished')).toMatchObject({ ivrAnswers: '|1', ivrDigit: 1, hangupCause: 16 });
		expect(answersTold()).toEqual([1]);
		await untilState(sandbox, 'answered');
	});

	it('goes down the levels of a menu', async () => {
		await create({ ivrs: withAddress(menu) });
		const key = await answer();
		await press(key, '2');
		await untilCall(sandbox, (call) => call.menu?.keys[0] === 0);
		await press(key, '0');
		expect(await ended('finished')).toMatchObject({ ivrAnswers: '|2|0', managerStatus: 'finished' });
		expect(answersTold()).toEqual([2, 0]);
	});

	it('understands words, in large and small letters', async () => {
		await create({ ivrs: withAddress(menu) });
		await move(sandbox, await answer(), { do: 'say', words: 'да' });
		expect(await ended('finished')).toMatchObject({ ivrAnswers: '|да' });
		expect(answersTold()).toEqual(['да']);
	});

	it('takes any words where it listens to any', async () => {
		await create({ ivrs: withAddress([{ anyWord: 1, webhookUrl: '' }]) });
		await move(sandbox, await answer(), { do: 'say', words: 'Call me tomorrow' });
		await ended('finished');
		expect(answersTold()).toEqual(['Call me tomorrow']);
	});

	it('repeats itself when it does not listen to what was pressed', async () => {
		await create({ ivrs: withAddress(menu) });
		const key = await answer();
		await press(key, '7');
		await expect(untilLines(sandbox, 4)).resolves.toEqual([
			'robot: Hello.',
			'pressed: 7',
			'note: The robot does not listen to that',
			'robot: Hello.',
		]);
		await press(key, '1');
		expect(await ended('finished')).toMatchObject({ ivrAnswers: '|1' });
	});

	it('goes on with the branch for saying nothing', async () => {
		await create({ ivrs: withAddress([{ digit: 1 }, { record: { text: 'Goodbye.' }, webhookUrl: '' }]) });
		await answer();
		expect(await ended('finished')).toMatchObject({ ivrAnswers: '|-1' });
		expect(answersTold()).toEqual([-1]);
	});

	it('ends when the person hangs up', async () => {
		await create({ ivrs: withAddress(menu) });
		await move(sandbox, await answer(), { do: 'hangUp' });
		expect(await ended('finished')).toMatchObject({ ivrAnswers: '' });
		expect(answersTold()).toEqual([]);
	});

	it.each([
		['decline', 'rejected', 21],
		['busy', 'busy', 17],
	])('%s: there is no conversation', async (made, state, hangupCause) => {
		await create({});
		const { key } = await untilState(sandbox, 'ringing');
		await move(sandbox, key, { do: made });
		await untilCall(sandbox, (call) => call.state === state);
		expect(await ended('canceled')).toMatchObject({ hangupCause, answeredAt: null, cost: '0.00' });
	});

	it('rings as long as answerTimeout says, in seconds', async () => {
		await create({ answerTimeout: 15 });
		const { ringsUntil, rangAt } = await untilCall(sandbox, (call) => call.ringsUntil !== undefined);
		// A minute is a second here.
		expect(Date.parse(ringsUntil ?? '') - Date.parse(rangAt ?? '')).toBeLessThan(400);
		expect(await ended('canceled')).toMatchObject({ hangupCause: 19 });
	});

	it('from a template says the text with the variables of that number', async () => {
		await callers.zvonobot(sandbox, '/apiCalls/createWithTemplate', {
			phone: undefined,
			phones: [AT_SCREEN],
			templateId: 2,
			variables: { [AT_SCREEN]: { Elena: '{name}', '40%': '{var1}' } },
		});
		await answer();
		await expect(untilLines(sandbox, 1)).resolves.toEqual(['robot: Elena, your discount is 40%.']);
	});

	it('of a record names the record', async () => {
		await create({ record: { id: 1342 } });
		await answer();
		await expect(untilLines(sandbox, 1)).resolves.toEqual(['robot: ♪ Greeting']);
	});

	it('that nobody answered rings once more with smart re-dialling', async () => {
		await create({ smartDelay: 15 });
		const { key } = await untilState(sandbox, 'ringing');
		await move(sandbox, key, { do: 'busy' });
		await ended('canceled');
		const call = sandbox.state.zvonobot.calls.get(sandbox.state.zvonobot.nextId);
		expect(call?.call.prevCallId).toEqual(expect.any(Number));
		expect((await untilCall(sandbox, ({ operation }) => operation === 'redial')).phone).toBe(AT_SCREEN);
	});

	it('that is taken back before it starts is canceled on the page too', async () => {
		const later = Math.floor(Date.now() / 1000) + 3600;
		const { data } = (await create({ plannedAt: later })) as { data: Array<{ id: number }> };
		await untilState(sandbox, 'queued');
		await callers.zvonobot(sandbox, '/apiCalls/remove', { phone: undefined, idList: [data[0].id] });
		await untilState(sandbox, 'canceled');
	});
});

it('a verification by Zvonobot rings from the code', async () => {
	await callers.zvonobot(sandbox, '/apiVerificationPhones/confirmPhone', { pin: '0815' });
	const { key, callerNumber, codeDigits } = await untilState(sandbox, 'ringing');
	expect([callerNumber, codeDigits]).toEqual(['79000000815', 4]);
	await move(sandbox, key, { do: 'answer' });
	await untilState(sandbox, 'answered');
});
