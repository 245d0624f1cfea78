/** What every call that verifies a phone gives out of its code. */

import { isCode } from '../../../nodes/shared/verification/typedCode';
import { openCode } from '../../../nodes/shared/verification/sealedCode';
import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../../../sandbox/accounts';
import { CannedService } from '../../support/cannedService';
import { type EngineResult, retryStopped, runNode } from '../../support/engine/engine';
import { verificationCalls } from '../../support/engine/verification';
import { newPhone, verificationWorld } from '../../support/engine/verificationWorld';

const world = verificationWorld();
const { checkOne, run, send } = world;
const callsTo = (phone: string) => world.sandbox.state.calls.filter((call) => call.phone === phone);
const secrets: Record<string, string> = {
	mcnTelecom: mcnAccount.accessToken,
	mobilgroup: mobilgroupAccount.apiKey,
	zvonobot: zvonobotAccount.apiKey,
};

/**
 * Everything that n8n would store, without what is digits by chance: tokens, times, line numbers.
 *
 * @param result of a run
 */
function storedText({ stored }: EngineResult): string {
	return JSON.stringify(stored)
		.replace(/v1\.[\w-]+/g, '')
		.replace(/"stack":"(\\.|[^"\\])*"/g, '')
		.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
		.replace(/"(startTime|executionTime|executionIndex)":\d+/g, '');
}
/** Not within a sealed text or a token, where any four digits stand sooner or later. */
const alone = (code: string) => new RegExp(`(?<![\\w-])${code}(?![\\w-])`);

describe.each(verificationCalls)('a $name', (call) => {
	it('gives out a token of phone, code, times and call id, how long the code is, and no code', async () => {
		const before = Date.now();
		const { token, code, phone, json } = await send(call);
		const { service, callId } = json as { service: string; callId: string | null };
		const sealed = openCode(token, { service, secret: secrets[service] });
		expect(sealed).toMatchObject({ phone, code, callId });
		expect(sealed?.issuedAt).toBeGreaterThanOrEqual(before);
		expect(json).toMatchObject({
			codeLength: code.length,
			expiresAt: new Date(Number(sealed?.expiresAt)).toISOString(),
		});
		expect(json).not.toHaveProperty('code');
	});

	it('gives every item a token of its own', async () => {
		const { items } = await run(call, [{ phone: newPhone() }, { phone: newPhone() }]);
		const [first, second] = items.map(({ json }) => json.token);
		expect(first).not.toBe(second);
	});

	it('leaves the code in nothing that n8n stores: output, raw answer, memory of the retries', async () => {
		const phone = newPhone();
		const failsOnce = `${phone.slice(0, -2)}47`;
		const kept = { retryOnFail: true, maxTries: 3 };
		const input = [{ phone }, { phone: failsOnce }];
		const result = await run(call, input, { simplify: false }, kept);
		expect(result.items.map(({ json }) => json.outcome)).toEqual(['placed', 'placed']);
		expect(JSON.stringify(result.stored.data.executionData?.contextData)).toContain('paidCalls');
		for (const dialled of [phone, failsOnce]) {
			expect(callsTo(dialled)).toHaveLength(1);
			expect(storedText(result)).not.toMatch(alone(call.codeOf(callsTo(dialled)[0])));
		}
	});

	it('leaves the code in no error and in no stopped execution, also where the service says it', async () => {
		const phone = newPhone();
		for (const ending of ['40', '49', '50', '60', '61', '64', '66']) {
			const result = await run(call, [{ phone }, { phone: `${phone.slice(0, -2)}${ending}` }]);
			expect(result.error).toBeDefined();
			world.sandbox.state.calls
				.slice(-2)
				.forEach((placed) => expect(storedText(result)).not.toMatch(alone(call.codeOf(placed))));
		}
	});

	it('returns the same token when it is tried again, and that token is good', async () => {
		const phone = newPhone();
		const refusedOnce = `${phone.slice(0, -2)}47`;
		const input = [{ phone }, { phone: refusedOnce }];
		const stopped = await run(call, input, {}, { onError: 'stopWorkflow' });
		expect(stopped.error?.context?.outcome).toBe('refused');
		const node = call.node(world.sandbox.url, call.parameters);
		const retried = await retryStopped(node, stopped);
		expect(retried.items.map(({ json }) => json.outcome)).toEqual(['placed', 'placed']);
		expect(callsTo(phone)).toHaveLength(1);
		const code = call.codeOf(callsTo(phone)[0]);
		expect(await checkOne(call, retried.items[0].json.token, code)).toMatchObject({ verified: true, phone });
	});

	it('adds the code only where the user asks for it, and then shows the whole answer', async () => {
		const { code, json } = await send(call, newPhone(), { outputCode: true, simplify: false });
		expect(json.code).toBe(code);
		expect(JSON.stringify(json.response)).not.toContain('***');
	});

	it('lives as long as the user sets', async () => {
		const { json, token } = await send(call, newPhone(), { codeLife: 10 });
		const { service } = json as { service: string };
		const sealed = openCode(token, { service, secret: secrets[service] });
		expect(Number(sealed?.expiresAt) - Number(sealed?.issuedAt)).toBe(10 * 60_000);
	});

	it.each([0, -1, 10.1, '={{ "long" }}'])('calls nobody for a life of %p minutes', async (codeLife) => {
		const phone = newPhone();
		const { error } = await run(call, [{ phone }], { codeLife });
		expect(error?.message).toBe("'Code Life' must be a number above 0 and up to 10 minutes");
		expect(error?.context).toMatchObject({ itemIndex: 0, outcome: 'notSent' });
		expect(callsTo(phone)).toEqual([]);
	});

	it('that is not placed has no token', async () => {
		const dry = { ...call, parameters: { ...call.parameters, safety: { dryRun: true } } };
		const { items } = await run(dry, [{ phone: newPhone() }]);
		expect(items[0].json).toMatchObject({ outcome: 'skipped' });
		expect(items[0].json).not.toHaveProperty('token');
	});
});

describe.each(verificationCalls.filter(({ name }) => /MCN Telecom flash|Mobilgroup/.test(name)))(
	'a $name whose code the service does not tell',
	(call) => {
		const phone = () => newPhone().replace(/..$/, '85');

		it('is placed, and says that there is nothing to check', async () => {
			const { json } = await send(call, phone());
			expect(json).toMatchObject({ outcome: 'placed', token: null, codeLength: null, expiresAt: null });
		});

		it('is checked against an own code', async () => {
			const own = { ...call, parameters: { ...call.parameters, code: '0427', options: {} } };
			const { token } = await send(own, phone());
			expect(await checkOne(call, token, '0427')).toMatchObject({ verified: true });
		});
	},
);

it('a call for 2FA seals the end of the number that called, which can be typed whole', async () => {
	const call = verificationCalls[1];
	const { token, code } = await send(call);
	expect(code).toBe(mcnAccount.ownNumber.slice(-4));
	expect(isCode(mcnAccount.ownNumber, code)).toBe(true);
	expect(await checkOne(call, token, `+${mcnAccount.ownNumber}`)).toMatchObject({ verified: true });
});

describe('a code that the user has set', () => {
	let echo: CannedService;
	beforeAll(async () => {
		echo = await CannedService.start();
		const words = `bad ${Buffer.from('7391').toString('base64')} or ${Buffer.from('code=7391').toString('base64')}`;
		const body = { code: 400, status: 'error', message: words, error: words };
		echo.answer('*', () => ({ status: 400, body }));
	});
	afterAll(async () => await echo.close());

	it.each(verificationCalls.filter(({ name }) => name !== 'MCN Telecom call for 2FA'))(
		'$name: is not in the error, however the provider has encoded it',
		async ({ node, parameters }) => {
			const code = { code: '7391', ...(parameters.options !== undefined && { options: { codeLength: 4 } }) };
			const { error } = await runNode(node(echo.url, { ...parameters, ...code }), [{ phone: newPhone() }]);
			const told = JSON.stringify([error?.message, error?.description, error?.context]);
			expect(told).toContain('***');
			expect(told).not.toMatch(/NzM5MQ|3Mzkx|PTczOTE/);
		},
	);
});
