import { itemsOf } from '../../../host/restExecutions';
import type { World } from '../../../host/world';
import { anyTime, callsTo, type Change, OFTEN, post, until, useExample } from '../../support/e2e/examples';

const HOURS = 'safety.allowedHours.hours';

/** mailing-with-report.json */
export function mailing(world: World): void {
	it('calls three, names the one without a number, waits for the end, and reports', async () => {
		const example = await useExample(world, 'mailing-with-report', [
			['Wait a Little', 'amount', 1],
			['Wait a Little', 'unit', 'seconds'],
		]);
		const before = world.sandbox.state.mailings.length;
		await world.api.run(example.id, 'Every Friday');
		const execution = await until(world, example, 'Totals');
		expect(itemsOf(execution, 'Not Called')).toEqual([
			{ name: 'Dmitri', outcome: 'notSent', reason: "'phone' has letters in it" },
		]);
		expect(itemsOf(execution, 'Totals')).toEqual([
			expect.objectContaining({ phones: 3, answered: 1, notReached: 2, currency: 'RUB' }),
		]);
		expect(itemsOf(execution, 'Each Phone').map(({ phone, state }) => [phone, state])).toEqual([
			['79000000100', 'answered'],
			['79000000101', 'busy'],
			['79000000102', 'noAnswer'],
		]);
		expect(world.sandbox.state.mailings).toHaveLength(before + 1);
	});
}

/** lead-call.json */
export function lead(world: World): void {
	it('calls a lead once while there is money, and says why it does not', async () => {
		const { balance } = world.sandbox.state;
		await useExample(world, 'lead-call', [['Call the Lead', HOURS, { ...anyTime, outside: 'skip' }]]);
		const ask = async (phone: string) => await post(world, 'new-lead', { phone });
		expect(await ask('+7 900 140 00 10')).toMatchObject({ outcome: 'placed', maxPrice: 4.35 });
		expect(await ask('8 900 140-00-10')).toEqual({ outcome: 'skipped', reason: 'calledRecently' });
		expect(await ask('79001400030')).toMatchObject({ outcome: 'refused' });
		const before = balance.mobilgroup;
		balance.mobilgroup = 9_000;
		const poor = await ask('79001400110');
		balance.mobilgroup = before;
		expect(poor).toEqual({ outcome: 'notCalled', message: 'There are only 90 roubles left' });
		expect(callsTo(world, '79001400010', '79001400030', '79001400110')).toHaveLength(1);
	});

	it('warns when a call can cost more than the limit, and calls nobody at night', async () => {
		const limit: Change = ['Limits', 'assignments.assignments.2.value', 4];
		await useExample(world, 'lead-call', [limit, ['Call the Lead', HOURS, { ...anyTime, outside: 'skip' }]]);
		expect(await post(world, 'new-lead', { phone: '79001400210' })).toMatchObject({
			outcome: 'placed',
			warning: 'This call can cost more than the limit',
		});
		const never = { ...anyTime, from: '00:00', to: '00:00', outside: 'skip' };
		await useExample(world, 'lead-call', [['Call the Lead', HOURS, never]]);
		expect(await post(world, 'new-lead', { phone: '79001400310' })).toEqual({
			outcome: 'skipped',
			reason: 'outsideAllowedHours',
		});
		expect(callsTo(world, '79001400210', '79001400310')).toHaveLength(1);
	});
}

/** balance-watch.json */
export function balances(world: World): void {
	const withBalances = async (changed: object, then: () => Promise<void>) => {
		const { balance } = world.sandbox.state;
		const before = { ...balance };
		Object.assign(balance, changed);
		try {
			await then();
		} finally {
			Object.assign(balance, before);
		}
	};
	const watch = async (phone: string) =>
		await useExample(world, 'balance-watch', [
			['Every Hour', 'rule', OFTEN],
			['Settings', 'assignments.assignments.0.value', phone],
			['Call Through Zvonobot', HOURS, { ...anyTime, outside: 'skip' }],
			['Call Through Mobilgroup', HOURS, { ...anyTime, outside: 'skip' }],
		]);
	it('calls nobody while all is well', async () => {
		const phone = '79001500010';
		await withBalances({}, async () => {
			const example = await watch(phone);
			const execution = await until(world, example, 'Anything Too Low?');
			await world.api.deactivate(example.id);
			expect(execution.status).toBe('success');
			expect(callsTo(world, phone)).toEqual([]);
		});
	});

	it('calls once, however often it looks, and says which account is low', async () => {
		const phone = '79001501010';
		await withBalances({ mobilgroup: 4_000 }, async () => {
			const example = await watch(phone);
			await until(world, example, 'Call Through Zvonobot', { outcome: 'placed' });
			await until(world, example, 'Call Through Zvonobot', { reason: 'calledRecently' });
			await world.api.deactivate(example.id);
			const [call, ...more] = callsTo(world, phone);
			expect(call).toMatchObject({ service: 'zvonobot' });
			expect(more).toEqual([]);
			const { body } = world.sandbox.state.requests
				.filter(({ path }) => path === '/zvonobot/apiCalls/create')
				.at(-1) as { body: { record: { text: string } } };
			expect(body.record.text).toMatch(/^Please top up\. Mobilgroup, mailings, has 40 roubles left\./);
			expect(body.record.text).not.toMatch(/Zvonobot/);
		});
	});

	it('calls through Mobilgroup when it is Zvonobot that has no money', async () => {
		const phone = '79001502010';
		await withBalances({ zvonobot: 0 }, async () => {
			const example = await watch(phone);
			await until(world, example, 'Call Through Mobilgroup', { outcome: 'placed' });
			await until(world, example, 'Call Through Mobilgroup', { reason: 'calledRecently' });
			await world.api.deactivate(example.id);
			expect(callsTo(world, phone).map(({ service }) => service)).toEqual(['mobilgroup']);
		});
	});
}

/** update-templates-from-crm.json */
export function templates(world: World): void {
	it('creates what is missing, updates what has changed, and leaves alone what is the same', async () => {
		const { state } = world.sandbox;
		const saves = () => state.requests.filter(({ path }) => path === '/mobilgroup/api/set/');
		const mine = () => state.templates.filter(({ account }) => account === '123');
		const example = await useExample(world, 'update-templates-from-crm');
		const run = async () => await world.api.run(example.id, 'Every Night');

		await run();
		const first = await until(world, example, 'Saved', { created: true });
		expect(itemsOf(first, 'Saved').map(({ name }) => name)).toEqual(mine().map(({ name }) => name));
		expect(mine()).toHaveLength(3);

		const { executionId } = await run();
		const same = await world.api.waitForExecution({
			workflowId: example.id,
			where: ({ id }) => id === executionId,
		});
		expect(itemsOf(same, 'Side by Side')).toHaveLength(3);
		expect(same.resultData.runData).not.toHaveProperty('Create or Update');
		expect(saves()).toHaveLength(1);

		mine()[1].message = 'Changed in the cabinet';
		await run();
		const changed = await until(world, example, 'Saved', { created: false });
		expect(itemsOf(changed, 'Saved')).toEqual([
			{ templateId: mine()[1].id, name: 'Order is ready', created: false },
		]);
		expect(mine()).toHaveLength(3);
		expect(mine()[1].message).toBe('Your order is ready. We are open until 20:00.');
		expect(saves()).toHaveLength(2);
	});
}
