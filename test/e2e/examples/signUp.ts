import { itemsOf } from '../../../host/restExecutions';
import type { SavedWorkflow } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import { callsTo, until, useExample } from '../../support/e2e/examples';
import { type FormPage, numbersIn, openForm } from '../../support/e2e/forms';

const FULL = { mcnTelecom: 100_000, mobilgroup: 10_000_000, zvonobot: 100_000_000 };

/** sign-up-with-provider-fallback.json */
export function signUp(world: World): void {
	let example: SavedWorkflow;
	let balance: World['sandbox']['state']['balance'];
	beforeAll(async () => {
		({ balance } = world.sandbox.state);
		example = await useExample(world, 'sign-up-with-provider-fallback');
	});
	afterEach(() => Object.assign(balance, FULL));

	const ask = async (phone: string): Promise<FormPage> =>
		await (await openForm(`${world.n8n.url}/form/sign-up`)).submit(phone);
	const servicesThatCalled = (phone: string) => callsTo(world, phone).map(({ service }) => service);
	const codeFor = (phone: string) => callsTo(world, phone).at(-1)?.code ?? '';

	it('MCN Telecom rings the phone, and the digits of the number are right', async () => {
		const phone = '79001000010';
		const asked = await ask('8 (900) 100-00-10');
		expect(asked.text).toContain('Type the last 4 digits of the number that calls.');
		expect(numbersIn(asked.text)).not.toContain(codeFor(phone));
		expect((await asked.submit(codeFor(phone))).text).toContain('Thank you');
		expect(servicesThatCalled(phone)).toEqual(['mcnTelecom']);
		const ended = await until(world, example, 'Check the Code', { verified: true, phone });
		expect(itemsOf(ended, 'Call the Phone')).toEqual([expect.objectContaining({ channel: 'mcnFlashCall' })]);
	});

	it.each([
		['79001000110', 'mobilgroup', { mcnTelecom: 0 }],
		['79001000210', 'zvonobot', { mcnTelecom: 0, mobilgroup: 0 }],
	])('%s is called by %s where those before refuse, and its code is right', async (phone, service, empty) => {
		Object.assign(balance, empty);
		const asked = await ask(phone);
		expect(servicesThatCalled(phone)).toEqual([service]);
		expect((await asked.submit(codeFor(phone))).text).toContain('Thank you');
	});

	it('a wrong code can be corrected twice, and no more', async () => {
		const phone = '79001000310';
		let page = await ask(phone);
		for (const typed of ['nothing', 'at all']) {
			page = await page.submit(typed);
			expect(page.text).toContain('This code is not right, or no longer valid.');
			expect(page.text).toContain('Confirm');
		}
		expect((await page.submit('either')).text).toContain('This did not work');
		const other = '79001000410';
		page = await (await ask(other)).submit('nothing');
		expect((await page.submit(codeFor(other))).text).toContain('Thank you');
	});

	it.each(['79001000064', '79001000050', '79001000061'])(
		'%s may have been called by MCN Telecom, so nobody else calls it',
		async (phone) => {
			expect((await ask(phone)).text).toContain('This did not work');
			expect(servicesThatCalled(phone)).toEqual(['mcnTelecom']);
		},
	);

	it.each([
		['79001000030', 'which all channels refuse'],
		['nobody', 'which is no number'],
		['+421 900 000 010', 'which may not be called'],
	])('%s, %s, is called by nobody', async (phone) => {
		expect((await ask(phone)).text).toContain('We cannot call this number now.');
		expect(servicesThatCalled(phone.replace(/\D/g, ''))).toEqual([]);
	});

	it('does not call a person who asks again within half a minute', async () => {
		const phone = '79001000510';
		await ask(phone);
		expect((await ask(phone)).text).toContain('This did not work');
		expect(callsTo(world, phone)).toHaveLength(1);
	});
}
