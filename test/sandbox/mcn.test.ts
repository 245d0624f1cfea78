/** The sandbox is as strict as the API documentation: what MCN would not take, it does not take. */

import { setTimeout as delay } from 'node:timers/promises';

import { mcnAccount } from '../../sandbox/accounts';
import { useSandbox } from '../support/useSandbox';

const account = `/mcn/v2/rest/account/${mcnAccount.accountId}`;
const authorized = { authorization: `Bearer ${mcnAccount.accessToken}`, 'content-type': 'application/json' };

const sandbox = useSandbox({ callbackDelayMs: 5 });

async function post(path: string, headers: Record<string, string> = authorized, body?: string) {
	const response = await fetch(sandbox.url + path, { method: 'POST', headers, body });
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the sandbox of MCN Telecom', () => {
	it("takes the API documentation's own examples", async () => {
		const own = mcnAccount.ownNumber;
		await expect(
			post(`${account}/call_for_2fa?caller_did=${own}&login_did=79000000100`),
		).resolves.toMatchObject({
			status: 200,
		});
		await expect(post(`${account}/flash_call?login_did=79000000100`)).resolves.toMatchObject({
			status: 200,
			body: {
				code: 200,
				object: {
					verification_call_uuid: expect.stringMatching(/^[0-9a-f]{12}_12345678$/),
					code: expect.stringMatching(/^\d{4}$/),
				},
			},
		});
	});

	it.each([
		['an unknown parameter', `${account}/flash_call?login_did=79000000100&phone=1`, 400],
		['a missing number', `${account}/flash_call`, 400],
		['a number with a plus', `${account}/flash_call?login_did=%2B79000000100`, 400],
		['a code of three digits', `${account}/flash_call?login_did=79000000100&code=427`, 400],
		['a country in letters', `${account}/flash_call?login_did=79000000100&country_id=RU`, 400],
		['a call for 2FA without own number', `${account}/call_for_2fa?login_did=79000000100`, 400],
		[
			'an own number that is not connected',
			`${account}/call_for_2fa?caller_did=79000000009&login_did=79000000100`,
			403,
		],
		['another account', '/mcn/v2/rest/account/87654321/flash_call?login_did=79000000100', 403],
		['an unknown method', `${account}/flash_calls?login_did=79000000100`, 404],
	])('refuses %s', async (_name, path, status) => {
		await expect(post(path)).resolves.toMatchObject({ status, body: { code: status } });
	});

	it('refuses a wrong token, and a body where the parameters belong in the query', async () => {
		await expect(post(`${account}/flash_call?login_did=79000000100`, {})).resolves.toMatchObject({
			status: 401,
		});
		await expect(
			post(`${account}/flash_call?login_did=79000000100`, authorized, '{"code":"0427"}'),
		).resolves.toMatchObject({ status: 400 });
	});

	it.each([
		['79000000100', undefined, '7900000', 15],
		['421900000100', undefined, '42190000', 45],
		['79000000100', '703', '42190000', 45],
		['421900000100', '643', '7900000', 15],
		['421900000100', '999', '7900000', 15],
	])('calls %s with country %p from %s…, for %d kopecks', async (phone, country, from, price) => {
		const before = sandbox.state.balance.mcnTelecom;
		const query = new URLSearchParams({ login_did: phone, ...(country && { country_id: country }) });
		await post(`${account}/flash_call?${query.toString()}`);
		expect(sandbox.state.calls[sandbox.state.calls.length - 1].callerNumber).toMatch(
			new RegExp(`^${from}\\d{4}$`),
		);
		expect(before - sandbox.state.balance.mcnTelecom).toBe(price);
	});

	it.each([
		['00', { q931_status: 16, final_status: 'ANSWERED' }],
		['01', { q931_status: 17, final_status: 'NO ANSWER' }],
		['02', { q931_status: 16, final_status: 'NO ANSWER' }],
		['03', { q931_status: 31 }],
		['04', { q931_status: 20 }],
	])('reports a call to …%s with %j', async (ending, status) => {
		sandbox.setMcnWebhook('http://127.0.0.1:9/');
		const { body } = await post(`${account}/flash_call?login_did=790000001${ending}`);
		const { verification_call_uuid: id } = body.object as Record<string, string>;
		const reported = () => sandbox.state.callbacks.filter(({ callId }) => callId === id);
		while (reported().length === 0) await delay(5);
		expect(reported()).toEqual([
			expect.objectContaining({ status: 0, body: { verification_call_uuid: id, ...status } }),
		]);
	});

	it('runs out of money', async () => {
		sandbox.state.balance.mcnTelecom = 14;
		await expect(post(`${account}/flash_call?login_did=79000000100`)).resolves.toMatchObject({ status: 402 });
	});
});
