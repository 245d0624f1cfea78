import type { IDataObject } from 'n8n-workflow';

import {
	anotherProcess,
	phonesOf,
	pressed,
	unreached,
	zvonobotPeople,
} from '../../support/engine/zvonobotPeople';

const people = zvonobotPeople();
const [FIRST, SECOND, THIRD] = phonesOf(3);
const ids = () => [0, 1, 2].map((place) => people.idOf(place));
const approvals = (items: Array<{ json: IDataObject }> = []) => items.map(({ json }) => json.approved);
const success = (data: unknown) => ({ body: { status: 'success', data } });

/** Asks two people, of whom the first has pressed 1 without a callback. */
async function withLostCallback() {
	const { stored } = await people.ask([FIRST, SECOND]);
	people.know(0, pressed(1));
	return stored;
}

describe('Zvonobot › Call › Ask by Phone and Wait, callbacks as hints', () => {
	it('that were lost are made up for by the next one, which asks the service about all', async () => {
		const stored = await withLostCallback();
		people.know(1, pressed(2));
		const { items } = await people.tell(stored, 1, pressed(2));
		expect(items?.map(({ json: { answer, branch, label } }) => [answer, branch, label])).toEqual([
			['1', null, 'Approve'],
			['2', null, 'Decline'],
		]);
	});

	it('that come twice, late or in another order change nothing', async () => {
		const { stored } = await people.ask([FIRST, SECOND, THIRD]);
		people.know(2, unreached);
		for (const told of [unreached, { status: 'started' }, unreached])
			expect((await people.tell(stored, 2, told)).items).toBeUndefined();
		people.know(0, pressed(2));
		await people.tell(stored, 0, pressed(2));
		await people.press(stored, 0, 2);
		people.know(1, pressed(1));
		const { items } = await people.tell(stored, 1, pressed(1));
		expect(approvals(items)).toEqual([false, true, false]);
		const again = await people.tell(stored, 1, pressed(1));
		expect([again.status, again.items]).toEqual([200, undefined]);
	});

	it('of which two come at once bring the execution back once', async () => {
		const { stored } = await people.ask([FIRST, SECOND]);
		people.know(0, pressed(1));
		people.know(1, pressed(1));
		const received = await Promise.all([
			...[people.press(stored, 0, 1), people.press(stored, 1, 1)],
			...[people.tell(stored, 0, pressed(1)), people.tell(stored, 1, pressed(1))],
		]);
		expect(received.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
		const brought = received.filter(({ items }) => items);
		expect(brought.map(({ items }) => approvals(items))).toEqual([[true, true]]);
	});

	it('that the service does not know of yet count all the same', async () => {
		const { stored } = await people.ask([FIRST, SECOND]);
		await people.press(stored, 0, 1);
		const { items } = await people.press(stored, 1, 2);
		expect(approvals(items)).toEqual([true, false]);
	});

	it('of an end that the service does not know yet are to be repeated: others may be unknown too', async () => {
		const { stored } = await people.ask([FIRST, SECOND]);
		const { status, answer, items } = await people.tell(stored, 1, unreached);
		expect([status, items]).toEqual([503, undefined]);
		expect(answer).toMatchObject({ reason: expect.stringMatching(/does not know yet/) });
	});

	it('are to be repeated where the service cannot be asked, and suffice where they say it all', async () => {
		const { stored } = await people.ask([FIRST, SECOND]);
		people.answerGet({ status: 503 });
		const { status, items } = await people.press(stored, 0, 1);
		expect([status, items]).toEqual([503, undefined]);
		const last = await people.press(stored, 1, 2);
		expect([last.status, approvals(last.items)]).toEqual([200, [true, false]]);
	});

	it('that go to processes which know nothing of each other are enough, also where the service is slow to know', async () => {
		const { stored } = await people.ask([FIRST, SECOND, THIRD]);
		const tell = async (place: number, attempt: IDataObject) =>
			await people.tell(stored, place, attempt, anotherProcess());
		expect((await people.press(stored, 0, 1, anotherProcess())).status).toBe(200);
		// The service knows of each end only after it has told it.
		expect((await tell(0, pressed(1))).status).toBe(503);
		people.know(0, pressed(1));
		expect((await tell(0, pressed(1))).status).toBe(200);
		expect((await tell(2, unreached)).status).toBe(503);
		expect((await tell(1, pressed(2))).status).toBe(503);
		people.know(1, pressed(2));
		people.know(2, unreached);
		const { status, items } = await tell(2, unreached);
		expect([status, approvals(items)]).toEqual([200, [true, false, false]]);
	});

	it('show no key of the account where the service cannot be asked', async () => {
		const { stored } = await people.ask([FIRST, SECOND]);
		const [{ apiKey }] = people.asked('create');
		people.answerGet({
			status: 500,
			body: { status: 'error', data: { message: `apiKey ${apiKey as string}` } },
		});
		const { answer } = await people.press(stored, 0, 1);
		expect(JSON.stringify(answer)).not.toContain(apiKey);
	});

	it('of a state on the way, or of a call of another execution, ask nothing', async () => {
		const { stored } = await people.ask([FIRST, SECOND]);
		await people.tell(stored, 0, { status: 'answered' });
		await people.press(stored, 0, -1 as never).catch(() => undefined);
		const other = await people.ask([THIRD]);
		const { status } = await people.press(other.stored, 0, 1);
		expect(status).toBe(401);
		expect(people.asked('get')).toEqual([]);
	});

	const call = (id: number | string, attempt: object) => ({ id, calls: [attempt] });
	const done = { ...pressed(1), phone: FIRST };
	it.each<[string, (known: number[]) => unknown]>([
		['IDs as text', (known) => known.map((id) => call(String(id), done))],
		['another order', (known) => known.map((id) => call(id, done)).reverse()],
		['doubles', (known) => [...known, ...known].map((id) => call(id, done))],
		['strangers', (known) => [call(1, unreached), ...known.map((id) => call(id, done))]],
		['an object by index', (known) => ({ ...known.map((id) => call(id, done)) })],
		['an object by ID', (known) => Object.fromEntries(known.map((id) => [id, { calls: [done] }]))],
		['calls without a list of attempts', (known) => known.map((id) => ({ ...done, id }))],
		['attempts by index', (known) => known.map((id) => ({ id, calls: { 0: unreached, 1: done } }))],
		['answers in a list', (known) => known.map((id) => call(id, { ...done, ivrAnswers: [-1, 1] }))],
		['the last key alone', (known) => known.map((id) => call(id, { status: 'finished', ivrDigit: '1' }))],
		['another name of the ID', (known) => known.map((id) => ({ apiCallId: id, calls: [done] }))],
	])('are joined with an answer of the service that has %s', async (_what, answer) => {
		const { stored } = await people.ask([FIRST, SECOND]);
		people.answerGet(() => success(answer(ids().slice(0, 2))));
		const { status, items } = await people.press(stored, 1, 1);
		expect([status, approvals(items)]).toEqual([200, [true, true]]);
	});

	it.each<[string, (known: number[]) => unknown, number]>([
		['lacks the call', () => [], 503],
		['lacks the attempt', (known) => known.map((id) => ({ id, calls: [] })), 200],
		['lacks one of them', (known) => [call(known[1], done)], 200],
		['says nothing of the end', (known) => known.map((id) => call(id, { status: 'answered' })), 200],
		['is a page', () => '<html></html>', 503],
		['is no success', () => ({ message: 'no' }), 503],
	])('go on by no answer of the service that %s', async (_what, answer, expected) => {
		const { stored } = await people.ask([FIRST, SECOND]);
		people.answerGet(() => success(answer(ids())));
		const { status, items } = await people.press(stored, 1, 1);
		expect([status, items]).toEqual([expected, undefined]);
	});

	it('follow the keys of an own menu down, in the answer of the service too', async () => {
		const menuJson = JSON.stringify([{ digit: 2, ivrs: [{ digit: 1 }] }, { digit: 1 }]);
		const { stored } = await people.ask([FIRST, SECOND], { menu: 'json', menuJson, approvingAnswers: '1' });
		people.know(0, { status: 'finished', ivrAnswers: '|2|1' });
		people.know(1, { status: 'finished', ivrAnswers: '|1' });
		const { items } = await people.tell(stored, 1, { status: 'finished', ivrAnswers: '|1' });
		expect(approvals(items)).toEqual([false, true]);
	});
});
