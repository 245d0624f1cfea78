import { freePort } from '../../../host/ports';
import type { SavedWorkflow } from '../../../host/restWorkflows';
import { mcnCredential } from '../../../host/world';
import type { World } from '../../../host/world';
import { callsTo, post, until, useExample } from '../../support/e2e/examples';

/** sign-up-with-provider-fallback.json */
export function signUp(worldOf: () => World): void {
	let world: World;
	let example: SavedWorkflow;
	let balance: World['sandbox']['state']['balance'];
	const full = { mcnTelecom: 100_000, mobilgroup: 10_000_000, zvonobot: 100_000_000 };
	beforeAll(async () => {
		world = worldOf();
		({ balance } = world.sandbox.state);
		example = await useExample(world, 'sign-up-with-provider-fallback');
	});
	afterEach(() => Object.assign(balance, full));

	const ask = async (phone: string) => await post(world, 'sign-up', { phone });
	const check = async (of: Record<string, unknown>, code = '') => {
		const { provider, token } = of;
		return await post(world, 'sign-up/check', { provider, token, code });
	};
	const servicesThatCalled = (phone: string) => callsTo(world, phone).map(({ service }) => service);
	const codeFor = (phone: string) => callsTo(world, phone).at(-1)?.code;

	it('MCN Telecom rings the phone, and the digits of the number are right', async () => {
		const phone = '79001000010';
		const rings = await ask('8 (900) 100-00-10');
		expect(rings).toMatchObject({ status: 'called', provider: 'mcnTelecom' });
		expect(JSON.stringify(rings)).not.toContain(`"${codeFor(phone)}"`);
		expect(await check(rings, 'wrong')).toMatchObject({ verified: false, attemptsLeft: 2 });
		expect(await check(rings, codeFor(phone))).toMatchObject({ verified: true, phone });
		expect(servicesThatCalled(phone)).toEqual(['mcnTelecom']);
	});

	it.each([
		['79001000110', 'mobilgroup', { mcnTelecom: 0 }],
		['79001000210', 'zvonobot', { mcnTelecom: 0, mobilgroup: 0 }],
	])(
		'%s is called by %s where those before refuse, and its code is right',
		async (phone, provider, empty) => {
			Object.assign(balance, empty);
			const rings = await ask(phone);
			expect(rings).toMatchObject({ status: 'called', provider });
			expect(await check(rings, codeFor(phone))).toMatchObject({ verified: true, phone });
			expect(servicesThatCalled(phone)).toEqual([provider]);
		},
	);

	it('Mobilgroup calls when MCN Telecom can not be reached', async () => {
		const phone = '79001000310';
		const { api, sandbox } = world;
		const { name } = world.credentials.mcnTelecomApi;
		const data = mcnCredential(sandbox);
		const nobodyThere = `http://127.0.0.1:${await freePort()}/mcn`;
		await api.createOrUpdateCredential('mcnTelecomApi', name, { ...data, baseUrl: nobodyThere });
		const rings = await ask(phone);
		await api.createOrUpdateCredential('mcnTelecomApi', name, data);
		expect(rings).toMatchObject({ status: 'called', provider: 'mobilgroup' });
		expect(servicesThatCalled(phone)).toEqual(['mobilgroup']);
	});

	it.each(['79001000064', '79001000050', '79001000061'])(
		'%s may have been called by MCN Telecom, so nobody else calls it',
		async (phone) => {
			expect(await ask(phone)).toMatchObject({ status: 'unclear' });
			expect(servicesThatCalled(phone)).toEqual(['mcnTelecom']);
		},
	);

	it('a call of Mobilgroup that is unclear is not repeated by Zvonobot', async () => {
		const phone = '79001000164';
		balance.mcnTelecom = 0;
		expect(await ask(phone)).toMatchObject({ status: 'unclear' });
		expect(servicesThatCalled(phone)).toEqual(['mobilgroup']);
	});

	it.each([
		['79001000030', 'which all three refuse'],
		['nobody', 'which is no number'],
		['+421 900 000 010', 'which may not be called'],
	])('%s, %s, is called by nobody', async (phone) => {
		expect(await ask(phone)).toMatchObject({ status: 'notCalled', reason: expect.stringMatching(/./) });
		expect(servicesThatCalled(phone.replace(/\D/g, ''))).toEqual([]);
	});

	it('speaks a code to whoever asks for it, and checks that', async () => {
		const phone = '79001000410';
		await ask(phone);
		const spoken = await post(world, 'sign-up/voice', { phone });
		expect(spoken).toMatchObject({ status: 'called', provider: 'mobilgroup' });
		expect(callsTo(world, phone).map(({ operation }) => operation)).toEqual(['flashCall', 'voicePassword']);
		expect(await check(spoken, codeFor(phone))).toMatchObject({ verified: true });
	});

	it.each([
		['79001000130', 'notCalled', 0],
		['79001000264', 'unclear', 1],
	])('%s, asking for a spoken code, hears that it is %s', async (phone, status, calls) => {
		expect(await post(world, 'sign-up/voice', { phone })).toMatchObject({ status });
		expect(callsTo(world, phone)).toHaveLength(calls);
	});

	it('a token opens only with the provider that made it', async () => {
		const phone = '79001000510';
		const { token } = await ask(phone);
		expect(await check({ provider: 'zvonobot', token }, codeFor(phone))).toMatchObject({ verified: false });
		expect(await check({ provider: 'nobody', token }, codeFor(phone))).toMatchObject({ verified: false });
		await until(world, example, 'No Such Provider');
	});
}
