import { setTimeout as delay } from 'node:timers/promises';

import { mobilgroupAccount } from '../../../sandbox/accounts';
import { jumpingClock, runCourse } from '../../support/engine/campaigns';
import { startOver } from '../../support/engine/engine';
import {
	allReached,
	campaignNode,
	everyReason,
	heard,
	mailingWorld,
	statistics,
	toldRow,
} from '../../support/engine/mobilgroupCampaign';
import { useSandbox } from '../../support/useSandbox';

jumpingClock();
const { service, canned } = mailingWorld();
const sandbox = useSandbox({ callbackDelayMs: 1, minuteMs: 1 });

const inSandbox = (parameters = {}) => campaignNode(`${sandbox.url}/mobilgroup`, parameters);
/** Time for the sandbox's calls, whose minute is a millisecond. */
const beforePass = async () => await delay(120);
const mailingsOf = (phone: string) =>
	sandbox.state.mailings.filter(({ calls }) => calls.some((call) => call.phone === phone)).length;
const phones = (count: number) => Array.from({ length: count }, (_, at) => ({ phone: `790002000${at}0` }));
const [one, other] = phones(2).map(({ phone }) => phone);
describe('Mobilgroup Campaign', () => {
	it('calls a list, calls people again who were not reached, and gives every row back', async () => {
		const endings = ['10', '01', '02', '33', '03', '04'];
		const rows = [
			...endings.map((ending, at) => ({ phone: `79000110${at}${ending}`, name: `Person ${at}` })),
			{ phone: '8 (900) 011-00-10', name: 'Person 0 again' },
		];
		const before = sandbox.state.requests.length;
		const { done, progress, error } = await runCourse(inSandbox({ callAgain: { mostCalls: 2 } }), rows, {
			beforePass,
		});
		expect(error).toBeUndefined();
		expect(progress.map(({ underWay, toCallAgain }) => [underWay, toCallAgain])).toEqual([
			[5, 0],
			[0, 2],
			[2, 0],
		]);
		expect(done.map((item) => [item.json.name, ...heard(item)])).toEqual([
			['Person 0', 'answered', 'answered', 1],
			['Person 1', 'notReached', 'busy', 2],
			['Person 2', 'notReached', 'noAnswer', 2],
			['Person 3', 'refused', null, 0],
			['Person 4', 'notReached', 'canceled', 1],
			['Person 5', 'notReached', 'failed', 1],
			['Person 0 again', 'skipped', null, 0],
		]);
		expect(done.map(({ pairedItem }) => pairedItem)).toEqual(rows.map((_, item) => ({ item })));
		expect(done[0].json).toMatchObject({ price: 0.91, talkSeconds: 4, recordingUrl: null, label: null });
		expect(done[1].json.price).toBe(1.82);
		const paths = sandbox.state.requests.slice(before).map(({ path }) => path.replace('/mobilgroup', ''));
		expect(paths).toEqual(['/api/send/', '/api/get/', '/api/send/', '/api/get/']);
	});

	it('lets the service call each phone once in a mailing: the rounds are those of the node', async () => {
		service.tell = allReached;
		await runCourse(canned({ options: { repeat: 2 } }), phones(2));
		expect(service.sent).toEqual([
			{
				settings: {
					number: mobilgroupAccount.numbers[0].number,
					message: 'Your order is ready',
					attempts: '1',
					repeat: '2',
				},
				subscribers: phones(2),
			},
		]);
	});

	it('plays phrases and scripts, with what each row says of its own', async () => {
		service.tell = allReached;
		const script = { content: 'script', script: { __rl: true, mode: 'id', value: '1' } };
		const { done } = await runCourse(canned({ ...script, personalFields: { amountField: 'debt' } }), [
			{ phone: one, debt: '17,25' },
			{ phone: other, debt: 3 },
		]);
		expect(service.sent[0]).toMatchObject({
			settings: { script: '1' },
			subscribers: [
				{ phone: one, summa: '17.25' },
				{ phone: other, summa: '3' },
			],
		});
		expect(done.map(({ json }) => json.outcome)).toEqual(['answered', 'answered']);
	});

	it('makes one mailing of texts in a field, and one for each text of an expression', async () => {
		service.tell = allReached;
		const rows = phones(3).map((row, at) => ({ ...row, text: `Hello ${at % 2}` }));
		await runCourse(canned({ personalFields: { messageField: 'text' } }), rows);
		expect(service.sent.map(({ subscribers }) => subscribers.map(({ message }) => message))).toEqual([
			['Hello 0', 'Hello 1', 'Hello 0'],
		]);
		service.reset();
		startOver();
		const { done } = await runCourse(canned({ message: '={{ $json.text }}' }), rows);
		expect(service.sent.map(({ settings, subscribers }) => [settings.message, subscribers.length])).toEqual([
			['Hello 0', 2],
			['Hello 1', 1],
		]);
		expect([...service.asked].sort()).toEqual(['1', '2']);
		expect(done.map(({ json }) => json.callId)).toEqual(['1', '2', '1']);
	});

	it('keeps several mailings open, and asks about each of them once in a pass', async () => {
		const waits = new Set([one]);
		service.tell = (id, time, { subscribers }) =>
			statistics(
				id,
				subscribers.map(({ phone }) => toldRow(phone, waits.has(phone) && time < 2 ? '' : 'Успешно')),
			);
		const { done, progress } = await runCourse(canned({ order: 'waves', waveSize: 2 }), phones(5));
		expect(progress.map(({ underWay }) => underWay)).toEqual([2, 2, 2, 1]);
		expect(service.sent.map(({ subscribers }) => subscribers.length)).toEqual([2, 1, 1, 1]);
		expect(service.asked).toEqual(['1', '1', '2', '1', '3', '4']);
		expect(done.map(({ json }) => json.outcome)).toEqual(Array(5).fill('answered'));
	});

	it('calls one after another until somebody picks up', async () => {
		const rows = ['01', '02', '10', '11'].map((ending, at) => ({ phone: `79000120${at}${ending}` }));
		const { done } = await runCourse(inSandbox({ order: 'chain' }), rows, { beforePass });
		expect(done.map(({ json }) => [json.outcome, json.reason])).toEqual([
			['notReached', undefined],
			['notReached', undefined],
			['answered', undefined],
			['skipped', 'stopped'],
		]);
		expect(mailingsOf(rows[3].phone)).toBe(0);
	});

	it('refuses by its own label what it is to stop after', async () => {
		for (const options of [{ stopAfter: '={{ $json.no }}' }, { stopAtCost: '={{ $json.no }}' }]) {
			const { error: missing } = await runCourse(canned({ options }), phones(1));
			expect(missing?.message).toMatch(/^'Stop .*' cannot be read: its expression gives nothing$/);
		}
		const { error } = await runCourse(canned({ options: { stopAfter: 0.5 } }), phones(1));
		expect(error?.message).toBe("'Stop After (People Reached)' must be a whole number of 1 or more");
		expect(service.sent).toEqual([]);
	});

	it('calls nobody more often than it may, whatever rows name the number', async () => {
		service.tell = (id, _time, { subscribers }) =>
			statistics(
				id,
				subscribers.map(({ phone }) => toldRow(phone, 'Занято')),
			);
		const rows = [{ phone: one }, { phone: other }, { phone: `+${one}` }];
		const { done } = await runCourse(
			canned({ callAgain: everyReason, safety: { skipRepeated: false } }),
			rows,
		);
		expect(done.map(heard)).toEqual([
			['notReached', 'busy', 2],
			['notReached', 'busy', 3],
			['notReached', 'busy', 1],
		]);
		const called = service.sent.flatMap(({ subscribers }) => subscribers.map(({ phone }) => phone));
		expect([one, other].map((phone) => called.filter((each) => each === phone).length)).toEqual([3, 3]);
	});

	it('plans calls outside the allowed hours for when these begin, and waits until then', async () => {
		service.tell = allReached;
		const hour = new Date(Date.now() + 3 * 60 * 60 * 1000).toISOString().slice(11, 13);
		const hours = { from: `${hour}:00`, to: `${hour}:59`, zone: 'UTC', outside: 'schedule' };
		const { done, progress } = await runCourse(canned({ safety: { allowedHours: { hours } } }), phones(1));
		const [{ settings }] = service.sent;
		const begins = new Date(`${settings.schedule.replace(' ', 'T')}:00+03:00`).toISOString();
		expect(begins.slice(11, 16)).toBe(`${hour}:00`);
		expect(done[0].json).toMatchObject({ outcome: 'answered', calledAt: begins });
		expect(Date.parse(progress[0].nextLook as string)).toBeGreaterThan(Date.parse(begins));
	});
});
