/** What every service's check promises, with every call that verifies a phone. */

import { mcnAccount } from '../../../sandbox/accounts';
import { checking, verificationCalls } from '../support/verification';
import { newPhone, verificationWorld } from '../support/verificationWorld';

const world = verificationWorld();
const { check, checkOne, send } = world;
const MINUTE_MS = 60_000;
const refused = 'This code is not right, or no longer valid. Check it, or ask for a new one.';
/** Another code of the same length. */
const not = (code: string) => code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));

afterEach(() => jest.restoreAllMocks());
const at = (moment: number) => jest.spyOn(Date, 'now').mockReturnValue(moment);

describe.each(verificationCalls)('the code of a $name', (call) => {
	it('is verified when the person types it, and no request is made for that', async () => {
		const { token, code, phone, json } = await send(call);
		const requests = world.sandbox.state.requests.length;
		const { items } = await check(call, [{ token, typed: code }]);
		expect(items).toEqual([
			{
				json: {
					verified: true,
					reason: null,
					attemptsLeft: 0,
					phone,
					callId: json.callId,
					message: 'The phone number is confirmed.',
					service: json.service,
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(world.sandbox.state.requests).toHaveLength(requests);
	});

	it('may be typed wrong three times, and is void then', async () => {
		const { token, code, phone } = await send(call);
		for (const attemptsLeft of [2, 1, 0]) {
			expect(await checkOne(call, token, not(code))).toMatchObject({
				verified: false,
				reason: 'wrong',
				attemptsLeft,
				phone,
				message: refused,
			});
		}
		expect(await checkOne(call, token, code)).toMatchObject({
			verified: false,
			reason: 'tooManyAttempts',
			attemptsLeft: 0,
			message: refused,
		});
	});

	it('is good for one time', async () => {
		const { token, code } = await send(call);
		await checkOne(call, token, not(code));
		expect(await checkOne(call, token, code)).toMatchObject({ verified: true });
		for (const typed of [code, not(code)]) {
			expect(await checkOne(call, token, typed)).toMatchObject({
				verified: false,
				reason: 'used',
				attemptsLeft: 0,
				message: refused,
			});
		}
	});

	it('expires after five minutes to the millisecond, and an expired one is no attempt', async () => {
		const moment = Date.now();
		at(moment);
		const { token, code, json } = await send(call);
		expect(json.expiresAt).toBe(new Date(moment + 5 * MINUTE_MS).toISOString());
		at(moment + 5 * MINUTE_MS);
		expect(await checkOne(call, token, code)).toMatchObject({
			verified: false,
			reason: 'expired',
			attemptsLeft: 0,
			message: refused,
		});
		at(moment + 5 * MINUTE_MS - 1);
		expect(await checkOne(call, token, not(code))).toMatchObject({ reason: 'wrong', attemptsLeft: 2 });
		expect(await checkOne(call, token, code)).toMatchObject({ verified: true });
	});

	it('is void as soon as the phone is called again, and the new one is good', async () => {
		const moment = Date.now();
		at(moment);
		const first = await send(call);
		at(moment + 1);
		const second = await send(call, first.phone);
		const other = await send(call);
		expect(await checkOne(call, first.token, first.code)).toMatchObject({
			verified: false,
			reason: 'replaced',
			attemptsLeft: 0,
			message: refused,
		});
		expect(await checkOne(call, second.token, second.code)).toMatchObject({ verified: true });
		expect(await checkOne(call, other.token, other.code)).toMatchObject({ verified: true });
	});

	it('is counted through in one run: twenty items with one token', async () => {
		const { token, code } = await send(call);
		const typed = [...Array<string>(20).fill(not(code)), code];
		const { items } = await check(
			call,
			typed.map((text) => ({ token, typed: text })),
		);
		expect(items.map(({ json }) => json.reason)).toEqual([
			...['wrong', 'wrong', 'wrong'],
			...Array<string>(18).fill('tooManyAttempts'),
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(typed.map((_, item) => ({ item })));
	});

	it('is counted through in twenty runs at the same moment, and right in one of them', async () => {
		const guessed = await send(call);
		const guesses = await Promise.all(
			Array.from({ length: 20 }, async () => await checkOne(call, guessed.token, not(guessed.code))),
		);
		expect(guesses.filter(({ reason }) => reason === 'wrong')).toHaveLength(3);
		const known = await send(call);
		const rights = await Promise.all(
			Array.from({ length: 20 }, async () => await checkOne(call, known.token, known.code)),
		);
		expect(rights.filter(({ verified }) => verified)).toHaveLength(1);
	});

	it('opens with no other key and at no other service', async () => {
		const { token, code } = await send(call);
		const invalid = { verified: false, reason: 'invalid', attemptsLeft: 0, phone: null, message: refused };
		const otherKey = { [call.keyField]: 'another-key' };
		expect(await checkOne(call, token, code, {}, otherKey)).toMatchObject(invalid);
		for (const other of verificationCalls.filter(({ node }) => node !== call.node)) {
			const sameSecret = { [other.keyField]: 'the-same-key' };
			expect(await checkOne(other, token, code, {}, sameSecret)).toMatchObject(invalid);
			expect(await checkOne(other, token, code)).toMatchObject(invalid);
		}
		expect(await checkOne(call, token, code)).toMatchObject({ verified: true });
	});
});

describe('the check of a code', () => {
	const [call] = verificationCalls;

	it.each([
		['no token', undefined],
		['an empty one', ''],
		['a number', 7],
		['a list', []],
		['text', 'v1.text'],
		['a code without a token, as of a call whose code the service did not tell', null],
	])('answers invalid to %s', async (_what, token) => {
		expect(await checkOne(call, token, '0427')).toMatchObject({
			verified: false,
			reason: 'invalid',
			phone: null,
		});
	});

	it('answers the same message whatever the reason, so that nobody learns from it', async () => {
		const { token, code } = await send(call);
		const answers = [
			await checkOne(call, token, not(code)),
			await checkOne(call, 'v1.forged', code),
			await checkOne(call, token, code),
			await checkOne(call, token, code),
		];
		expect(new Set(answers.filter(({ verified }) => !verified).map(({ message }) => message)).size).toBe(1);
	});

	it('takes the token of the item by itself, and other digits, spaces and dashes', async () => {
		const { token } = await send(call, newPhone(), {});
		const { items } = await world.run({ ...call, parameters: { ...call.parameters, code: '0427' } }, [
			{ phone: newPhone() },
		]);
		const byDefault = { ...checking, token: '={{ $json.token }}' };
		expect(await checkOne(call, items[0].json.token, ' ٠٤-٢ ٧ ', byDefault)).toMatchObject({
			verified: true,
		});
		expect(await checkOne(call, token, '')).toMatchObject({ reason: 'wrong', attemptsLeft: 2 });
	});

	it('counts to the attempts that the user sets', async () => {
		const once = { options: { attempts: 1 } };
		const { token, code } = await send(call);
		expect(await checkOne(call, token, not(code), once)).toMatchObject({ reason: 'wrong', attemptsLeft: 0 });
		expect(await checkOne(call, token, code, once)).toMatchObject({ reason: 'tooManyAttempts' });
	});

	it.each([0, 11, 1.5, '={{ "many" }}'])('takes no %p for attempts', async (attempts) => {
		const { error } = await check(call, [{ token: '', typed: '' }], { options: { attempts } });
		expect(error?.message).toBe("'Attempts' must be a whole number from 1 to 10");
		expect(error?.context?.itemIndex).toBe(0);
	});

	it('needs the key of the credential, and says which field is empty', async () => {
		const { error } = await check(call, [{ token: '', typed: '' }], {}, { accessToken: '' });
		expect(error?.message).toBe("'Access Token' is empty");
		expect(error?.description).toMatch(/credential/);
	});

	it('gives a failed item to the error output, with its input, and goes on', async () => {
		const { token, code } = await send(call);
		const input = [
			{ token, typed: code, attempts: 0 },
			{ token, typed: code, attempts: 3 },
		];
		const { items, errorItems } = await check(
			call,
			input,
			{ options: { attempts: '={{ $json.attempts }}' } },
			{},
			{ onError: 'continueErrorOutput' },
		);
		expect(errorItems).toEqual([
			{
				json: { ...input[0], error: expect.objectContaining({ outcome: 'notSent', itemIndex: 0 }) },
				pairedItem: { item: 0 },
			},
		]);
		expect(items).toEqual([{ json: expect.objectContaining({ verified: true }), pairedItem: { item: 1 } }]);
	});

	it('checks nothing where n8n can not count the attempts', async () => {
		const { DataDeduplicationService } = jest.requireActual<typeof import('n8n-core')>('n8n-core');
		const { token, code } = await send(call);
		const table = DataDeduplicationService.getInstance();
		jest.spyOn(table, 'checkProcessedAndRecord').mockRejectedValueOnce(new Error('database is locked'));
		const { error } = await check(call, [{ token, typed: code }]);
		expect(error?.message).toBe("n8n can't count the attempts, so nothing was checked");
		expect(error?.context?.itemIndex).toBe(0);
		expect(await checkOne(call, token, code)).toMatchObject({ verified: true });
	});
});

it('the credential of another account at the same service opens no token', async () => {
	const [call] = verificationCalls;
	const { token, code } = await send(call);
	const other = { accessToken: `${mcnAccount.accessToken}-of-another-account` };
	expect(await checkOne(call, token, code, {}, other)).toMatchObject({ reason: 'invalid' });
});
