/** What a check does with what it is given, the same for every service. */

import { DataDeduplicationService } from 'n8n-core';

import { mcnAccount } from '../../../sandbox/accounts';
import { anotherCode, checking, verificationCalls } from '../../support/engine/verification';
import { newPhone, verificationWorld } from '../../support/engine/verificationWorld';

const world = verificationWorld();
const { check, checkOne, send } = world;

afterEach(() => jest.restoreAllMocks());

describe('the check of a code', () => {
	const [call] = verificationCalls;

	it.each([
		['a number', 7],
		['text', 'v1.text'],
	])('answers invalid to %s', async (_what, token) => {
		expect(await checkOne(call, token, '0427')).toMatchObject({
			verified: false,
			reason: 'invalid',
			phone: null,
		});
	});

	it.each([
		['missing', undefined],
		['empty', ''],
		['null, as of a call whose code the service did not tell', null],
	])('is refused for a token that is %s: nothing has reached the node', async (_what, token) => {
		const { error } = await check(call, [{ token, typed: '0427' }]);
		expect(error?.message).toBe("'Token' is empty");
		expect(error?.description).toMatch(/token/i);
		expect(error?.context).toMatchObject({ itemIndex: 0, outcome: 'notSent' });
	});

	it('is refused for a token that is a list, which no attempt is counted for', async () => {
		const { token, code } = await send(call);
		const { error } = await check(call, [{ token: [token], typed: code }]);
		expect(error?.message).toBe("'Token' must be text, not a list");
		expect(error?.context?.itemIndex).toBe(0);
		expect(await checkOne(call, token, anotherCode(code))).toMatchObject({ attemptsLeft: 2 });
	});

	it('answers the same message whatever the reason, so that nobody learns from it', async () => {
		const { token, code } = await send(call);
		const answers = [
			await checkOne(call, token, anotherCode(code)),
			await checkOne(call, 'v1.forged', code),
			await checkOne(call, token, code),
			await checkOne(call, token, code),
		];
		expect(new Set(answers.filter(({ verified }) => !verified).map(({ message }) => message)).size).toBe(1);
	});

	it('takes the token of the item automatically, and other digits, spaces and dashes', async () => {
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
		expect(await checkOne(call, token, anotherCode(code), once)).toMatchObject({
			reason: 'wrong',
			attemptsLeft: 0,
		});
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

	it('checks nothing where n8n cannot count the attempts', async () => {
		const { token, code } = await send(call);
		const table = DataDeduplicationService.getInstance();
		const locked = new Error('database is locked');
		// n8n's table is asked a second time.
		const asked = jest.spyOn(table, 'checkProcessedAndRecord');
		asked.mockRejectedValueOnce(locked).mockRejectedValueOnce(locked);
		const { error } = await check(call, [{ token, typed: code }]);
		expect(error?.message).toBe("'Attempts' cannot be counted by n8n, so nothing was checked");
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
