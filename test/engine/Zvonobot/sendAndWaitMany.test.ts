import { allPassedOn, deliverTo } from '../../support/engine/waiting';
import { phonesOf, pressed, unreached, zvonobotPeople } from '../../support/engine/zvonobotPeople';

const people = zvonobotPeople();
const [FIRST, SECOND, THIRD] = phonesOf(3);
const outcomes = (items: Array<{ json: Record<string, unknown> }> = []) =>
	items.map(({ json }) => [json.phone, json.outcome, json.approved]);
const when = (goOnWhen: string, more = {}) => ({ options: { goOnWhen }, ...more });

describe('Zvonobot › Call › Ask by Phone and Wait, several people at once', () => {
	it('asks them in one request, and goes on with one linked item for each when everyone has answered', async () => {
		const { stored, items } = await people.ask([FIRST, SECOND, THIRD]);
		expect(people.asked('create').map(({ phones }) => phones)).toEqual([[FIRST, SECOND, THIRD]]);
		expect(items.map(({ json }) => json.outcome)).toEqual(['waiting', 'waiting', 'waiting']);

		people.know(1, pressed(2));
		expect(await people.press(stored, 1, 2)).toMatchObject({ status: 200, items: undefined });
		people.know(0, pressed(1));
		expect(await people.press(stored, 0, 1)).toMatchObject({ status: 200, items: undefined });
		people.know(2, unreached);
		const { status, items: output } = await people.tell(stored, 2, unreached);
		expect(status).toBe(200);
		expect(outcomes(output)).toEqual([
			[FIRST, 'answered', true],
			[SECOND, 'answered', false],
			[THIRD, 'notReached', false],
		]);
		expect(output?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(output?.map(({ json }) => json.callId)).toEqual([0, 1, 2].map((at) => String(people.idOf(at))));
		expect(output?.[0].json).toMatchObject({ digit: '1', label: 'Approve', state: 'completed', branch: '0' });
		expect(output?.[0].json).not.toHaveProperty('goOnWhen');
	});

	it('asks the service about all calls in one request, and about one call not at all', async () => {
		const many = await people.ask([FIRST, SECOND]);
		await people.press(many.stored, 0, 1);
		expect(people.asked('get').map(({ apiCallIdList }) => apiCallIdList)).toEqual([
			[people.idOf(0), people.idOf(1)],
		]);
		const one = await people.ask([THIRD]);
		const { items } = await people.press(one.stored, 2, 1);
		expect(outcomes(items)).toEqual([[THIRD, 'answered', true]]);
		expect(people.asked('get')).toHaveLength(1);
	});

	it('has a message for each, in requests of their own', async () => {
		const { stored } = await people.ask([FIRST, SECOND], {
			message: '=Call {{ $json.phone }}. Press 1 or 2.',
		});
		expect(people.asked('create')).toHaveLength(2);
		await people.press(stored, 0, 1);
		people.know(0, pressed(1));
		const { items } = await people.press(stored, 1, 2);
		expect(outcomes(items)).toEqual([
			[FIRST, 'answered', true],
			[SECOND, 'answered', false],
		]);
	});

	it('words all of them as timed out beforehand, for the time limit', async () => {
		const { stored } = await people.ask([FIRST, SECOND], { safety: { doNotCallList: SECOND } });
		expect(outcomes(allPassedOn(stored))).toEqual([
			[FIRST, 'timedOut', false],
			[SECOND, 'skipped', false],
		]);
	});

	it('keeps what was not called in its place: held back, named twice, refused', async () => {
		const { stored, items } = await people.ask(
			[SECOND, FIRST, FIRST, '79000001999', '12'],
			{ safety: { doNotCallList: SECOND } },
			{ onError: 'continueRegularOutput', retryOnFail: true },
		);
		expect(items[0].json.outcome).toBe('waiting');
		expect(people.asked('create')).toHaveLength(1);
		const output = (await people.press(stored, 0, 1)).items ?? [];
		expect(
			output.map(({ json }) => json.reason ?? json.outcome ?? (json.error as typeof json).outcome),
		).toEqual(['doNotCall', 'answered', 'duplicate', 'refused', 'notSent']);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3, 4].map((item) => ({ item })));
		// One person was called, so the callback has told all there is.
		expect(people.asked('get')).toEqual([]);
	});

	it('calls nobody where one cannot be read and the user has chosen to stop', async () => {
		const { error, stored } = await people.ask([FIRST, '12']);
		expect(error?.message).toMatch(/'Phone Number' has 2 digits/);
		expect([people.asked('create'), stored.waitTill]).toEqual([[], undefined]);
	});

	it('asks 50 in one request, and of 51 nobody', async () => {
		await people.ask(phonesOf(50));
		expect(people.asked('create').map(({ phones }) => (phones as string[]).length)).toEqual([50]);
		const { error } = await people.ask(phonesOf(51));
		expect(error?.message).toMatch(/'Input' has 51 people to ask, and 50 can be asked at once/);
		expect(error?.description).toMatch(/'Zvonobot Campaign'.*Nobody was called/);
		const { items } = await people.ask(phonesOf(51), {}, { onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => (json.error as { outcome: string }).outcome)).toEqual(
			Array.from({ length: 51 }, () => 'notSent'),
		);
		expect(people.asked('create')).toHaveLength(1);
	});
});

describe('the execution goes on', () => {
	it('when somebody approves: calls that have not begun are taken back, and the items of the others say so', async () => {
		const phones = phonesOf(4);
		const { stored } = await people.ask(phones, when('firstApproval'));
		people.canRemove(2);
		people.know(1, { status: 'started' });
		people.know(3, { status: 'answered' });
		await people.press(stored, 0, 2);
		people.know(0, pressed(2));
		const { items } = await people.press(stored, 1, 1);
		expect(items?.map(({ json: { outcome, approved, state } }) => [outcome, approved, state])).toEqual([
			['answered', false, 'completed'],
			['answered', true, 'answered'],
			['canceled', false, 'canceled'],
			['canceled', false, 'answered'],
		]);
		// Anyone who talks is not taken back.
		expect(people.asked('remove').map(({ idList }) => idList)).toEqual([[people.idOf(2)]]);
	});

	it('when somebody was to approve and nobody can any more', async () => {
		const { stored } = await people.ask([FIRST, SECOND], when('firstApproval'));
		await people.press(stored, 0, 2);
		people.know(0, pressed(2));
		const { items } = await people.tell(stored, 1, unreached);
		expect(outcomes(items)).toEqual([
			[FIRST, 'answered', false],
			[SECOND, 'notReached', false],
		]);
		expect(people.asked('remove')).toEqual([]);
	});

	it('when the calls cannot be taken back, and says that they are unknown', async () => {
		const { stored } = await people.ask([FIRST, SECOND], when('firstApproval'));
		people.answerGet({ status: 500 });
		people.answerRemove(() => ({ status: 500 }));
		const { items, status } = await people.press(stored, 0, 1);
		expect(status).toBe(200);
		expect(items?.map(({ json: { outcome, state } }) => [outcome, state])).toEqual([
			['answered', 'answered'],
			['canceled', 'unknown'],
		]);
	});

	it.each([
		['most have approved', [1, 1], 3, true],
		['most have declined', [2, 2], 3, true],
		['half have approved', [1, 1], 4, false],
		['neither can be most any more', [1, 1, 2, 2], 5, false],
		['one more can tip the scales', [1, 2], 3, false],
	])('when %s, where most decide', async (_what, keys, count, goesOn) => {
		const { stored } = await people.ask(phonesOf(count), when('majority'));
		let last;
		for (const [place, key] of keys.entries()) {
			last = await people.press(stored, place, key);
			people.know(place, pressed(key));
		}
		expect(last?.items !== undefined).toBe(goesOn);
	});

	it('when most decide, and too many were not reached for either to be most', async () => {
		const { stored } = await people.ask(phonesOf(4), when('majority'));
		people.know(0, unreached);
		expect((await people.tell(stored, 0, unreached)).items).toBeUndefined();
		people.know(1, unreached);
		const { items } = await people.tell(stored, 1, unreached);
		expect(items?.map(({ json }) => json.outcome)).toEqual([
			...['notReached', 'notReached', 'canceled', 'canceled'],
		]);
	});

	it.each(['1', 'sometime', true])('never, where the option is %j', async (goOnWhen) => {
		const { error } = await people.ask([FIRST, SECOND], { options: { goOnWhen } });
		expect(error?.message).toMatch(/'Continue When'/);
		expect(people.asked('create')).toEqual([]);
	});
});

it('Zvonobot › Call › Ask by Phone and Wait takes an answer for nobody whose ID and phone are of two people', async () => {
	const { stored } = await people.ask([FIRST, SECOND]);
	const [{ ivrs }] = people.asked('create') as Array<{ ivrs: Array<{ webhookParameters: string }> }>;
	const stamp = JSON.parse(ivrs[0].webhookParameters) as object;
	for (const [phone, place] of [
		[FIRST, 1],
		[SECOND, 0],
	] as const) {
		const body = { call: { phone, answer: 1, apicallId: people.idOf(place) }, ...stamp };
		const { status, items } = await deliverTo(people.node(), stored, { body });
		expect([status, items]).toEqual([200, undefined]);
	}
	people.know(0, unreached);
	people.know(1, unreached);
	const { items } = await people.tell(stored, 1, unreached);
	expect(items?.map(({ json }) => json.approved)).toEqual([false, false]);
});
