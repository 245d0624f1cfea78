import { itemsOf } from '../../../host/restExecutions';
import type { World } from '../../../host/world';
import { anyTime, callsTo, OFTEN, post, until, useExample } from '../../support/e2e/examples';
import { openForm } from '../../support/e2e/forms';

/** confirm-orders-by-phone.json */
export function confirmOrders(world: World): void {
	it('calls all orders with one request, and every answer goes its way', async () => {
		const example = await useExample(world, 'confirm-orders-by-phone', [
			['Call', 'safety.allowedHours.hours', anyTime],
		]);
		const phones = ['79001100021', '79001100022', '79001100029', '79001100031'];
		const orders = phones.map((phone, place) => ({ phone, order: `A-${place}` }));
		const before = requests(world, 'apiCalls/create').length;
		await post(world, 'confirm-orders', { orders });

		const calling = await until(world, example, 'Remember the Call');
		expect(requests(world, 'apiCalls/create')).toHaveLength(before + 1);
		expect(itemsOf(calling, 'Remember the Call').map(({ order }) => order)).toEqual(['A-0', 'A-1', 'A-2']);
		expect(itemsOf(calling, 'Not Called')).toEqual([
			expect.objectContaining({ order: 'A-3', outcome: 'refused' }),
		]);
		await until(world, example, 'Deliver the Order', { phone: phones[0] });
		await until(world, example, 'Cancel the Order', { phone: phones[1] });
		expect(world.sandbox.state.zvonobot.sms.map(({ phone }) => phone)).toContain(phones[0]);
		expect(world.sandbox.state.zvonobot.blocked).toContain(phones[2]);
		expect(callsTo(world, ...phones).map(({ phone }) => phone)).toEqual(phones.slice(0, 3));
	});
}

/** appointment-reminders.json */
export function appointments(world: World): void {
	const ids = ['A-1', 'A-2', 'A-3', 'A-4'];
	const remind = async (hours: object, phones: string[]) => {
		const listed = phones.map((phone, place) => ({
			id: ids[place],
			phone,
			doctor: 'Ivanova',
			time: '10:30',
			optedOut: place === 3 ? 'yes' : 'no',
		}));
		return await useExample(world, 'appointment-reminders', [
			['Every Morning', 'rule', OFTEN],
			['Appointments of Tomorrow', 'jsonOutput', JSON.stringify({ appointments: listed })],
			['Call', 'safety.allowedHours.hours', { ...anyTime, ...hours, outside: 'schedule' }],
		]);
	};

	it('outside of the allowed hours all calls are scheduled for when they begin, and no phone rings', async () => {
		const phones = ['79001110021', '79001110022', '79001110002', '79001110010'];
		const { from, to, begins } = hoursThatBeginLater();
		const example = await remind({ from, to }, phones);
		const execution = await until(world, example, 'Scheduled');
		await world.api.deactivate(example.id);
		expect(itemsOf(execution, 'Scheduled')).toEqual(
			ids
				.slice(0, 3)
				.map((appointment): unknown => expect.objectContaining({ appointment, scheduledFor: begins })),
		);
		expect(itemsOf(execution, 'Not to Be Called')).toEqual([{ appointment: 'A-4', reason: 'doNotCall' }]);
		const planned = callsTo(world, ...phones);
		expect(planned.map(({ phone }) => phone).sort()).toEqual(phones.slice(0, 3).sort());
		expect(planned.filter(({ state }) => state !== 'ringing')).toEqual([]);
	});

	it('within them everybody is called once, however often it runs, and every answer is known', async () => {
		const phones = ['79001110121', '79001110122', '79001110102', '79001110110'];
		const example = await remind({}, phones);
		await until(world, example, 'Called Now');
		await until(world, example, 'Confirm the Appointment', { appointment: 'A-1' });
		await until(world, example, 'Free the Time', { appointment: 'A-2' });
		await until(world, example, 'For the Reception', { appointment: 'A-3' });
		const again = await until(world, example, 'Not to Be Called', { reason: 'calledRecently' });
		await world.api.deactivate(example.id);
		expect(itemsOf(again, 'Not to Be Called').map(({ reason }) => reason)).toEqual([
			'calledRecently',
			'calledRecently',
			'calledRecently',
			'doNotCall',
		]);
		expect(
			callsTo(world, ...phones)
				.map(({ phone }) => phone)
				.sort(),
		).toEqual(phones.slice(0, 3).sort());
	});
}

/** remind-debtors-from-list.json */
export function debtors(world: World): void {
	it('calls everybody on an uploaded list once, and gives the list back with what became of each', async () => {
		const example = await useExample(world, 'remind-debtors-from-list', [
			['Remind', 'schedule.smartDelay', 15],
			['Remind', 'safety.allowedHours.hours', anyTime],
		]);
		const list = [
			'phone,name,sum,date',
			'+7 900 120-00-00,Elena,1 200,1 March',
			'79001200002,Ivan,300,2 March',
			'no phone,Oleg,15,3 March',
			'79001200000,Elena again,1 200,1 March',
		].join('\n');
		const form = await openForm(`${world.n8n.url}/form/remind-debtors`);
		const ended = await form.submit(new File([list], 'debtors.csv', { type: 'text/csv' }));
		expect(ended.text).toContain('The calls are ordered');

		const calling = await until(world, example, 'Whole List');
		expect(itemsOf(calling, 'Whole List')).toEqual([
			expect.objectContaining({ name: 'Elena', result: 'placed' }),
			expect.objectContaining({ name: 'Ivan', result: 'placed' }),
			expect.objectContaining({ name: 'Elena again', result: 'skipped', reason: 'duplicate' }),
			expect.objectContaining({ name: 'Oleg', result: 'notSent', reason: "'phone' has letters in it" }),
		]);
		const { variables } = requests(world, 'apiCalls/createWithTemplate').at(-1) ?? {};
		expect(variables).toMatchObject({
			'79001200000': { Elena: '{name}', '1 200': '{sum}', '1 March': '{date}' },
		});
		await until(world, example, 'Reminded', { phone: '79001200000' });
		await until(world, example, 'Wait for the Next Call', { phone: '79001200002' });
		await until(world, example, 'Write to Them', { phone: '79001200002' });
		const calls = callsTo(world, '79001200000', '79001200002');
		expect(calls.map(({ operation }) => operation)).toEqual([
			'createFromTemplate',
			'createFromTemplate',
			// Later, to the one who did not answer: that is what the example asks for.
			'redial',
		]);
	});
}

/** call-back-and-connect-to-a-manager.json */
export function callBack(world: World): void {
	it('connects who presses 1, finds the recording, and calls who asks twice once', async () => {
		const example = await useExample(world, 'call-back-and-connect-to-a-manager');
		const phone = '79001300021';
		await post(world, 'call-me-back', { phone });
		const talked = await until(world, example, 'They Talked', { phone });
		expect(itemsOf(talked, 'They Talked')[0].recordingUrl).toMatch(/\/recordings\/call-\d+\.mp3$/);
		await post(world, 'call-me-back', { phone });
		await until(world, example, 'Called', { outcome: 'skipped' });
		expect(callsTo(world, phone)).toHaveLength(1);

		await post(world, 'call-me-back', { phone: '79001300002' });
		await until(world, example, 'Call by Hand', { phone: '79001300002' });
	});
}

/** The bodies of all requests to an address of Zvonobot. */
function requests({ sandbox }: World, address: string): Array<Record<string, unknown>> {
	return sandbox.state.requests
		.filter(({ path }) => path === `/zvonobot/${address}`)
		.map(({ body }) => body as Record<string, unknown>);
}

/** Hours that have not begun, whenever it is asked; in UTC. */
function hoursThatBeginLater(): { from: string; to: string; begins: string } {
	const HOUR_MS = 3_600_000;
	const begin = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS + 2 * HOUR_MS);
	const clock = (moment: Date) => moment.toISOString().slice(11, 16);
	return {
		from: clock(begin),
		to: clock(new Date(begin.getTime() + HOUR_MS)),
		begins: begin.toISOString(),
	};
}
