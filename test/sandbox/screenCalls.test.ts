/** A number that ends in 77 rings on the page, whatever the service: a person decides how the call goes. */

import { setTimeout as delay } from 'node:timers/promises';

import fastify, { type FastifyInstance } from 'fastify';

import { mobilgroupAccount } from '../../sandbox/accounts';
import { AT_SCREEN, callers, move, untilCall, untilLines, untilState } from '../support/sandbox/screen';
import { useSandbox } from '../support/useSandbox';

let receiver: FastifyInstance;
let address: string;
let told: Array<Record<string, unknown>> = [];
const sandbox = useSandbox({ callbackDelayMs: 2, minuteMs: 1000 });
beforeAll(async () => {
	// Half a minute of ringing, or of waiting for a key, is half a second here.
	receiver = fastify();
	receiver.post('/', async (request) => {
		told.push(request.body as Record<string, unknown>);
		return {};
	});
	address = await receiver.listen({ port: 0, host: '127.0.0.1' });
	sandbox.setMcnWebhook(address);
});
afterAll(async () => await receiver.close());
beforeEach(() => {
	told = [];
});

async function untilTold(count = 1): Promise<Array<Record<string, unknown>>> {
	while (told.length < count) await delay(5);
	return told;
}

/** Answers the newest call; resolves with its key. */
async function answer(): Promise<string> {
	const { key } = await untilState(sandbox, 'ringing');
	await move(sandbox, key, { do: 'answer' });
	return key;
}

describe('a flash call of MCN Telecom', () => {
	it('rings from a number whose last digits are the code', async () => {
		await callers.mcnFlashCall(sandbox, '0427');
		const call = await untilState(sandbox, 'ringing');
		expect(call).toMatchObject({
			phone: AT_SCREEN,
			callerNumber: '79000000427',
			codeDigits: 4,
			atScreen: true,
		});
		await move(sandbox, call.key, { do: 'decline' });
		await untilTold();
	});

	it.each([
		['answer', 'answered', { q931_status: 16, final_status: 'ANSWERED' }],
		['busy', 'busy', { q931_status: 17, final_status: 'NO ANSWER' }],
		['decline', 'rejected', { q931_status: 31 }],
	])('%s: the call is %s, and the webhook tells so', async (made, state, status) => {
		await callers.mcnFlashCall(sandbox);
		const { key } = await untilState(sandbox, 'ringing');
		expect((await move(sandbox, key, { do: made })).status).toBe(204);
		const ended = await untilCall(sandbox, ({ endedAt }) => endedAt !== undefined);
		expect(ended).toMatchObject({ key, state, lines: [] });
		await expect(untilTold()).resolves.toEqual([expect.objectContaining(status)]);
	});

	it('nobody answers when the time is up', async () => {
		await callers.mcnFlashCall(sandbox);
		const { ringsUntil } = await untilCall(sandbox, (call) => call.ringsUntil !== undefined);
		expect(Date.parse(ringsUntil ?? '') - Date.now()).toBeLessThanOrEqual(500);
		await untilState(sandbox, 'noAnswer');
		await expect(untilTold()).resolves.toEqual([
			expect.objectContaining({ q931_status: 16, final_status: 'NO ANSWER' }),
		]);
	});
});

describe('calls of Mobilgroup', () => {
	const [{ number: sender }] = mobilgroupAccount.numbers;
	const mailing = (settings: object, subscriber = {}) =>
		callers.mobilgroup(sandbox, '/api/send/', {
			settings: { number: sender, ...settings },
			subscribers: [{ phone: AT_SCREEN, ...subscriber }],
		});

	it('a flash call rings from the code, and its callback tells how it went', async () => {
		await callers.mobilgroup(sandbox, '/api/voice-password/send/', {
			number: AT_SCREEN,
			callback_url: address,
			flashcall: { code: '0042' },
		});
		const { key, callerNumber, codeDigits } = await untilState(sandbox, 'ringing');
		expect([callerNumber.slice(-4), codeDigits]).toEqual(['0042', 4]);
		await move(sandbox, key, { do: 'busy' });
		await expect(untilTold()).resolves.toEqual([expect.objectContaining({ state: 'BUSY' })]);
	});

	it('a voice password is spoken, and once more where it is to be repeated', async () => {
		const spoken = { code: '0042', repeat: '1' };
		await callers.mobilgroup(sandbox, '/api/voice-password/send/', { number: AT_SCREEN, voice: spoken });
		await answer();
		await expect(untilLines(sandbox, 1)).resolves.toEqual([
			'robot: Your code is 0 0 4 2. Once more: 0 0 4 2.',
		]);
	});

	it('a mailing says its text, and again for anyone who presses 1, as often as it offers', async () => {
		await mailing({ message: 'We are closed.', repeat: '1' });
		const key = await answer();
		await untilLines(sandbox, 1);
		await move(sandbox, key, { do: 'press', key: '1' });
		await expect(untilLines(sandbox, 3)).resolves.toEqual([
			'robot: We are closed. Press 1 to hear this again.',
			'pressed: 1',
			'robot: We are closed.',
		]);
		await untilState(sandbox, 'answered');
	});

	it('a subscriber with a text of their own hears that', async () => {
		await mailing({ message: 'We are closed.' }, { message: 'Ivan, we are open.' });
		await answer();
		await expect(untilLines(sandbox, 1)).resolves.toEqual(['robot: Ivan, we are open.']);
	});

	it('a script is played, and goes on to an operator where it does', async () => {
		await mailing({ script: '2' });
		await answer();
		await expect(untilLines(sandbox, 2)).resolves.toEqual([
			'robot: ♪ Debt reminder with operator',
			'note: Put through to an operator',
		]);
	});

	it('a lead call sends its text message to anyone who presses a key', async () => {
		const lead = { number: AT_SCREEN, script: 'Lead by key press', sms: 'Our address' };
		await callers.mobilgroup(sandbox, '/api/lido/send/', lead);
		const key = await answer();
		await untilLines(sandbox, 1);
		await move(sandbox, key, { do: 'press', key: '5' });
		await expect(untilLines(sandbox, 3)).resolves.toEqual([
			'robot: ♪ Lead by key press',
			'pressed: 5',
			'message: Our address',
		]);
	});
});

describe('a number with any other ending', () => {
	it('does what its ending says, and the page shows it', async () => {
		await callers.zvonobot(sandbox, '/apiCalls/create', {
			phone: '79000000121',
			record: { text: 'Press 1.' },
			ivrs: [{ digit: 1, record: { text: 'Thanks.' } }],
		});
		const call = await untilState(sandbox, 'answered');
		expect(call).toMatchObject({ atScreen: false });
		await expect(untilLines(sandbox, 3)).resolves.toEqual([
			'robot: Press 1.',
			'pressed: 1',
			'robot: Thanks.',
		]);
	});
});
