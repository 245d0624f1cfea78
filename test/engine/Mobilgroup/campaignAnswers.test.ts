/** Answers that no document shows: no row ends by them that has not ended, and nobody is called again because of them. */

import { jumpingClock, runCourse } from '../../support/engine/campaigns';
import {
	allReached,
	everyReason,
	heard,
	mailingWorld,
	statistics,
	toldRow,
} from '../../support/engine/mobilgroupCampaign';

jumpingClock();
const { service, canned } = mailingWorld();
const phones = (count: number) => Array.from({ length: count }, (_, at) => ({ phone: `790002000${at}0` }));
const [one, other] = phones(2).map(({ phone }) => phone);

describe('what  reports about a mailing', () => {
	const [reached, busy] = [toldRow(one, 'Успешно'), toldRow(other, 'Занято')];
	const bothTold = [
		['answered', 'answered', 1],
		['notReached', 'busy', 1],
	];

	it.each<[string, unknown]>([
		['nothing', { body: '' }],
		['an empty object', {}],
		['an empty list', []],
		['a web page', { body: '<html>Busy</html>', headers: { 'content-type': 'text/html' } }],
		['half of its JSON', { body: JSON.stringify(statistics('1', [reached, busy])).slice(0, -40) }],
		['an error', { result: 'error', error_code: 'Error_ID_Not_Found' }],
		['an error beside its rows', { ...statistics('1', [reached, busy]), error_code: 'Error_User_Disabled' }],
		['its rows with status 500', { status: 500, body: statistics('1', [reached, busy]) }],
		['that it has no time', { status: 429, body: '' }],
		['no rows', statistics('1', [])],
		['rows that are none', statistics('1', 'none')],
		['rows without a phone', statistics('1', [{ status: 'Успешно' }, { status: 'Занято' }])],
		['masked phones', statistics('1', [toldRow('7900***0000', 'Успешно'), toldRow('7900***0010', 'Занято')])],
		[
			'another mailing',
			statistics(
				'2',
				[busy, reached].map((row) => ({ ...row, status: 'Ошибка' })),
			),
		],
		['words that nobody knows', statistics('1', [toldRow(one, 'Перезвон'), toldRow(other, 'Иное')])],
		['no words', statistics('1', [toldRow(one, null), toldRow(other, '')])],
		['words of another type', statistics('1', [toldRow(one, { a: 1 }), toldRow(other, true)])],
	])('%s: nobody is taken for called to the end, and the next look asks again', async (_what, odd) => {
		service.tell = (id, time) => (time === 0 ? odd : statistics(id, [reached, busy]));
		const { done, progress, error } = await runCourse(canned(), phones(2));
		expect(error).toBeUndefined();
		expect(progress.map(({ done: ended, underWay }) => [ended, underWay])).toEqual([
			[0, 2],
			[0, 2],
		]);
		expect(done.map(heard)).toEqual(bothTold);
		expect(service.sent).toHaveLength(1);
	});

	it('one phone only: the other one stays under way', async () => {
		service.tell = (id, time) => statistics(id, time === 0 ? [busy] : [reached, busy]);
		const { done, progress } = await runCourse(canned(), phones(2));
		expect(progress.map(({ done: ended, underWay }) => [ended, underWay])).toEqual([
			[0, 2],
			[1, 1],
		]);
		expect(done.map(heard)).toEqual(bothTold);
	});

	it.each<[string, unknown]>([
		['in another order', statistics('1', [busy, reached])],
		[
			'with numbers for texts',
			statistics(1, [
				{ ...busy, phone: Number(other), price: 0.91 },
				{ ...reached, phone: Number(one), duration: 13 },
			]),
		],
		['with + and blanks in the phones', statistics('1', [toldRow('+7 900 020-00-00', 'Успешно'), busy])],
		['by phone number', statistics('1', { [one]: { status: 'Успешно' }, [other]: { status: 'Занято' } })],
		['in data', { result: 'ok', data: { id: '1', phones: '2', subscribers: [reached, busy] } }],
		[
			"with the misprint of the API documentation's sample",
			{ body: JSON.stringify(statistics('1', [reached, busy])).replace(/\]\}$/, ', {"}\n}') },
		],
		['twice for a phone, once reached', statistics('1', [busy, toldRow(one, 'Занято'), reached])],
		['in capitals', statistics('1', [toldRow(one, 'УСПЕШНО'), toldRow(other, 'BUSY')])],
	])('%s: it is read at once', async (_what, told) => {
		service.tell = () => told;
		const { done, progress } = await runCourse(canned(), phones(2));
		expect(done.map(heard)).toEqual(bothTold);
		expect(progress).toHaveLength(1);
	});

	it('money and seconds: the calls of all rounds cost, the last one counts for the rest', async () => {
		service.tell = (id, _time, { subscribers }) =>
			statistics(
				id,
				subscribers.map(({ phone }) => ({
					...toldRow(phone, id === '1' ? 'Нет ответа' : 'Успешно'),
					price: id === '1' ? '0,50' : '3.41',
				})),
			);
		const { done } = await runCourse(canned({ callAgain: everyReason }), phones(1));
		expect(done[0].json).toMatchObject({ outcome: 'answered', attempts: 2, price: 3.91, talkSeconds: 13 });
	});

	it('nothing until the user gives up: the row times out, and is not called again', async () => {
		service.tell = () => ({ result: 'error', error_code: 'Error_ID_Not_Found' });
		const { done, progress } = await runCourse(
			canned({ callAgain: everyReason, options: { giveUpHours: 1, report: true } }),
			phones(2),
		);
		expect(done.slice(0, 2).map(heard)).toEqual([
			['timedOut', 'unknown', 1],
			['timedOut', 'unknown', 1],
		]);
		expect(done[2].json.report).toMatchObject({ total: 2, reached: 0, calls: 2, outcomes: { timedOut: 2 } });
		expect(progress.length).toBeGreaterThan(3);
		expect(service.sent).toHaveLength(1);
	});

	it('of one mailing does not hold up what it reports about others', async () => {
		service.tell = (id, time, sent) =>
			id === '1' && time < 3 ? { status: 503, body: '' } : allReached(id, time, sent);
		const { done, progress } = await runCourse(canned({ message: '={{ $json.phone }}' }), phones(3));
		expect(progress.map(({ done: ended }) => ended)).toEqual([0, 2, 2, 2]);
		expect(done.map(({ json }) => json.outcome)).toEqual(['answered', 'answered', 'answered']);
	});
});

describe('a mailing of a campaign of which nobody knows whether it was sent', () => {
	it.each([
		['a web page', { body: '<html>Busy</html>' }],
		['an error of the server', { status: 500, body: '' }],
		['an error that no document names', { body: { result: 'error', error_code: 'Error_Odd' } }],
		['half of its JSON', { body: '{"result":"ok","id":"1","subscr' }],
	])('%s: it is unclear, and nobody in it is called again', async (_what, answer) => {
		service.refuse = answer;
		const { done, progress, error } = await runCourse(canned({ callAgain: everyReason }), phones(2));
		expect(error).toBeUndefined();
		expect(done.map(({ json }) => [json.outcome, json.attempts])).toEqual([
			['unclear', 0],
			['unclear', 0],
		]);
		expect(progress).toEqual([]);
		expect(service.sent).toHaveLength(1);
	});

	it('a phone that the answer leaves out: it is unclear, the others go on', async () => {
		const rows = [{ phone: other, result: 'ok', price: '0,91', duration: '14' }];
		service.refuse = { body: { result: 'ok', id: 1, phones: '2', budget: '1,82', subscribers: rows } };
		service.tell = (id) => statistics(id, [toldRow(other, 'Успешно')]);
		const { done } = await runCourse(canned({ callAgain: everyReason }), phones(2));
		expect(done.map(({ json }) => [json.outcome, json.attempts])).toEqual([
			['unclear', 0],
			['answered', 1],
		]);
	});

	it('no ID: the row was called, and nobody can ask what came of it', async () => {
		const rows = [{ phone: one, result: 'ok', price: '0,91', duration: '14' }];
		service.refuse = { body: { result: 'ok', phones: '1', budget: '0,91', subscribers: rows } };
		const { done } = await runCourse(canned({ callAgain: everyReason }), phones(1));
		expect(done[0].json).toMatchObject({ outcome: 'unclear', attempts: 0 });
		expect(service.asked).toEqual([]);
		expect(service.sent).toHaveLength(1);
	});

	it('an own no of the service: the rows are refused, for nobody was called', async () => {
		service.refuse = { body: { result: 'error', error_code: 'Error_Not_Enough_Credits' } };
		const { done } = await runCourse(canned({ callAgain: everyReason }), phones(2));
		expect(done.map(({ json }) => [json.outcome, json.message])).toEqual([
			['refused', 'The Mobilgroup account has no money left'],
			['refused', 'The Mobilgroup account has no money left'],
		]);
	});
});
