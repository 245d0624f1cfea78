import type { IDataObject } from 'n8n-workflow';

import { executionIdOf, runNode, WAITING_URL } from '../../support/engine/engine';
import { mobilgroupNode } from '../../support/engine/mobilgroup';
import { deliverTo, passedOn, PAST_LIMIT_MS } from '../../support/engine/waiting';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox({ callbackDelayMs: 1 });

const PHONE = '79000000190';
const call = (parameters = {}, settings = {}, credential = {}) =>
	mobilgroupNode(
		`${sandbox.url}/mobilgroup`,
		{
			...{ resource: 'verification', operation: 'flashCallAndWait' },
			phoneNumber: '={{ $json.phone }}',
			code: '0427',
			...parameters,
		},
		settings,
		credential,
	);
const run = async (under = call(), phones = [PHONE]) =>
	await runNode(
		under,
		phones.map((phone) => ({ phone })),
	);
const lastBody = () => sandbox.state.requests.at(-1)?.body as IDataObject & { callback_url: string };
/** Without the signature that newer n8n give every such address. */
function queryOf(address: string) {
	const { searchParams } = new URL(address);
	searchParams.delete('signature');
	return Object.fromEntries(searchParams);
}
/** As the API documentation draws it. */
const told = (state: string) => ({
	...{ id: sandbox.state.calls.at(-1)?.id, number: PHONE, duration: '4', state },
	...{ price: '0.35', date: '2026-01-31 13:45:10' },
});

describe('Mobilgroup › Verification › Flash Call and Wait, Voice Password and Wait', () => {
	it.each([
		['flashCallAndWait', { flashcall: { code: '0427' } }],
		['voicePasswordAndWait', { voice: { code: '0427' } }],
	])('%s sends the same call, with callback_url leading to this execution', async (operation, body) => {
		const { stored } = await run(call({ operation }));
		expect(lastBody()).toMatchObject({ number: PHONE, ...body });
		const { origin, pathname } = new URL(lastBody().callback_url);
		expect(`${origin}${pathname}`).toBe(`${WAITING_URL}/${executionIdOf(stored)}/Under%20Test`);
		expect(queryOf(lastBody().callback_url)).toEqual({
			asked: expect.stringMatching(/Z$/),
			token: expect.stringMatching(/^v1\./),
		});
		const minutes = (Date.parse(String(stored.waitTill)) - Date.now()) / 60_000;
		expect(Math.round(minutes * 10) / 10).toBe(15 + PAST_LIMIT_MS / 60_000);
	});

	it('waits with the sealed code, and stores it in no other way', async () => {
		const { stored } = await run(call({ code: '' }));
		const code = sandbox.state.calls.at(-1)?.code ?? '';
		expect(passedOn(stored)).toEqual({
			...{ outcome: 'timedOut', state: 'unknown', phone: PHONE, callId: sandbox.state.calls.at(-1)?.id },
			...{ price: 0.35, priceDecimal: '0.35', currency: 'RUB' },
			...{ token: expect.stringMatching(/^v1\./), codeLength: 4, expiresAt: expect.any(String) },
			...{ askedAt: expect.any(String), service: 'mobilgroup' },
		});
		expect(JSON.stringify(stored.data)).not.toMatch(new RegExp(`"${code}"`));
	});

	it('gives the code out where the user asks for it', async () => {
		const { stored } = await run(call({ options: { outputCode: true } }));
		expect(passedOn(stored)).toMatchObject({ code: '0427' });
	});

	it.each([
		['ANSWERED', 'answered', 'answered'],
		['BUSY', 'notReached', 'busy'],
		['NO ANSWER', 'notReached', 'noAnswer'],
		['FAIL', 'notReached', 'failed'],
		['CANCEL', 'notReached', 'canceled'],
		['of a newer document', 'unknown', 'unknown'],
	])('goes on with %s as %s', async (word, outcome, state) => {
		const { stored } = await run();
		const query = { ...queryOf(lastBody().callback_url), added: 'by the service' };
		const { items, status } = await deliverTo(call(), stored, { body: told(word), query });
		expect(status).toBe(200);
		expect(items?.[0].json).toMatchObject({
			outcome,
			state,
			serviceState: word,
			durationSeconds: 4,
			phone: PHONE,
		});
		expect(items?.[0].json.token).toBe(passedOn(stored)?.token);
	});

	it('takes the report out of the query of a GET', async () => {
		const { stored } = await run();
		const query = { ...queryOf(lastBody().callback_url), ...told('ANSWERED') };
		const { items } = await deliverTo(call(), stored, { body: '', query, method: 'GET' });
		expect(items?.[0].json).toMatchObject({ outcome: 'answered' });
	});

	it('goes on by no GET that tells nothing, such as that of a browser', async () => {
		const { stored } = await run();
		const query = queryOf(lastBody().callback_url);
		const { items, status } = await deliverTo(call(), stored, { body: '', query, method: 'GET' });
		expect([status, items]).toEqual([200, undefined]);
	});

	it.each([
		['without a stamp', (): IDataObject => ({})],
		[
			'with the stamp of another time',
			() => ({ ...queryOf(lastBody().callback_url), asked: '2026-01-01T00:00:00.000Z' }),
		],
	])('refuses a report %s', async (_name, query) => {
		const { stored } = await run();
		const { items, status } = await deliverTo(call(), stored, { body: told('ANSWERED'), query: query() });
		expect([status, items]).toEqual([401, undefined]);
	});

	it('leaves the report of another call alone', async () => {
		const { stored } = await run();
		const body = { ...told('ANSWERED'), id: '1' };
		const { items, status } = await deliverTo(call(), stored, {
			body,
			query: queryOf(lastBody().callback_url),
		});
		expect([status, items]).toEqual([200, undefined]);
	});

	it.each<[string, object, string[], RegExp]>([
		['more than one item', {}, [PHONE, PHONE], /'Input' has 2 items/],
		['a phone that is none', {}, ['12'], /'Phone Number' has 2 digits/],
		['a code that is none', { code: '12' }, [PHONE], /'Code' has 2 digits/],
		['a life of the code that is none', { options: { codeLife: 20 } }, [PHONE], /'Code Life' must be/],
	])('calls nobody with %s', async (_name, parameters, phones, message) => {
		const before = sandbox.state.requests.length;
		const { error } = await run(call(parameters), phones);
		expect(error?.message).toMatch(message);
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it('calls nobody with a key that its callback could not be checked with', async () => {
		const before = sandbox.state.requests.length;
		const { error } = await run(call({}, {}, { apiKey: '={{ $json.phone }}' }));
		expect(error?.message).toMatch(/'mobilgroupApi' \(credential\) has an expression in 'API Key'/);
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it('goes on waiting where its credential cannot be read any more, and asks for the report again', async () => {
		const { stored } = await run();
		const delivery = { body: told('ANSWERED'), query: queryOf(lastBody().callback_url) };
		const { items, status } = await deliverTo({ ...call(), credentials: {} }, stored, delivery);
		expect([status, items]).toEqual([503, undefined]);
		expect((await deliverTo(call(), stored, delivery)).items?.[0].json).toMatchObject({
			outcome: 'answered',
		});
	});

	it('tells at once of a refusal, of a lost answer, and of a guard', async () => {
		const outcomeOf = async (phone: string, parameters = {}) => {
			const { items, stored } = await run(call(parameters, { onError: 'continueRegularOutput' }), [phone]);
			expect(stored.waitTill).toBeUndefined();
			const { error, outcome } = items[0].json as { error?: { outcome: string }; outcome?: string };
			return error?.outcome ?? outcome;
		};
		await expect(outcomeOf('79000000130')).resolves.toBe('refused');
		await expect(outcomeOf('79000000150')).resolves.toBe('unclear');
		await expect(outcomeOf('79000000184')).resolves.toBe('unclear');
		await expect(outcomeOf(PHONE, { safety: { dryRun: true } })).resolves.toBe('skipped');
	});
});
