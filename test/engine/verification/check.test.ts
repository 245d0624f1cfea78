/** What every service's check promises, with every call that verifies a phone. */

import { anotherCode, verificationCalls } from '../../support/engine/verification';
import { verificationWorld } from '../../support/engine/verificationWorld';

const world = verificationWorld();
const { check, checkOne, send } = world;
const MINUTE_MS = 60_000;
const refused = 'This code is not right, or no longer valid. Check it, or ask for a new one.';

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
			expect(await checkOne(call, token, anotherCode(code))).toMatchObject({
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
		await checkOne(call, token, anotherCode(code));
		expect(await checkOne(call, token, code)).toMatchObject({ verified: true });
		for (const typed of [code, anotherCode(code)]) {
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
		expect(await checkOne(call, token, anotherCode(code))).toMatchObject({
			reason: 'wrong',
			attemptsLeft: 2,
		});
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
		const typed = [...Array<string>(20).fill(anotherCode(code)), code];
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
			Array.from({ length: 20 }, async () => await checkOne(call, guessed.token, anotherCode(guessed.code))),
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
