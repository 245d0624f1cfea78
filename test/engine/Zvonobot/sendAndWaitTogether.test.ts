import type { IDataObject } from 'n8n-workflow';

import { allPassedOn } from '../../support/engine/waiting';
import { phonesOf, pressed, unreached, zvonobotPeople } from '../../support/engine/zvonobotPeople';

const people = zvonobotPeople();
const [FIRST, SECOND, THIRD] = phonesOf(3);
const REFUSED = '79000001999';
const when = (goOnWhen: string) => ({ options: { goOnWhen } });
const peopleOf = (json: IDataObject = {}) =>
	(json.people as IDataObject[]).map(({ phone, outcome, approved }) => [phone, outcome, approved]);

describe('Zvonobot › Call › Ask by Phone and Wait, as an approval gate with several people', () => {
	it.each([
		['a text', `${FIRST}, ${SECOND}`],
		['a list', [FIRST, SECOND]],
		['a text with a number twice', `${FIRST}; ${SECOND}\n${FIRST}`],
	])('reads %s, and the first yes counts', async (_what, phones) => {
		const { stored, items } = await people.askTogether(phones);
		expect(people.asked('create').map(({ phones: sent }) => sent)).toEqual([[FIRST, SECOND]]);
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({ outcome: 'waiting', data: { approved: false } });
		expect(peopleOf(items[0].json)).toEqual([
			[FIRST, 'waiting', false],
			[SECOND, 'waiting', false],
		]);
		people.canRemove(0);
		const { items: output } = await people.press(stored, 1, 1);
		expect(output).toHaveLength(1);
		expect(output?.[0]).toMatchObject({
			json: {
				...{ approved: true, data: { approved: true }, outcome: 'answered', phone: SECOND },
				decidedBy: [SECOND],
			},
			pairedItem: { item: 0 },
		});
		expect(peopleOf(output?.[0].json)).toEqual([
			[FIRST, 'canceled', false],
			[SECOND, 'answered', true],
		]);
	});

	it('is a no when nobody approves, and names who has declined', async () => {
		const { stored } = await people.askTogether([FIRST, SECOND]);
		people.know(0, pressed(2));
		expect((await people.press(stored, 0, 2)).items).toBeUndefined();
		people.know(1, unreached);
		const { items } = await people.tell(stored, 1, unreached);
		expect(items?.[0].json).toMatchObject({
			...{ approved: false, data: { approved: false }, outcome: 'answered', phone: FIRST },
			decidedBy: [FIRST],
		});
	});

	it('is a no when the time limit passes', async () => {
		const { stored } = await people.askTogether([FIRST, SECOND]);
		const [{ json }, ...others] = allPassedOn(stored);
		expect(others).toEqual([]);
		expect(json).toMatchObject({ approved: false, outcome: 'timedOut', data: { approved: false } });
		expect(peopleOf(json).map(([, outcome]) => outcome)).toEqual(['timedOut', 'timedOut']);
	});

	it.each([
		['everyone', [1, 1, 1], true],
		['everyone', [1, 2, 1], false],
		['majority', [1, 1], true],
		['majority', [2, 2], false],
		['majority', [1, 2, 1], true],
	])('with %s decides %j as %s', async (goOnWhen, keys, approved) => {
		const { stored } = await people.askTogether([FIRST, SECOND, THIRD], when(goOnWhen));
		let last;
		for (const [place, key] of keys.entries()) {
			people.know(place, pressed(key));
			last = await people.press(stored, place, key);
		}
		expect(last?.items?.[0].json).toMatchObject({ approved, data: { approved } });
	});

	it('counts who could not be called as somebody who has not approved', async () => {
		const { stored } = await people.askTogether([FIRST, REFUSED], when('everyone'));
		const { items } = await people.press(stored, 0, 1);
		expect(items?.[0].json).toMatchObject({ approved: false });
		expect(peopleOf(items?.[0].json)).toEqual([
			[FIRST, 'answered', true],
			[REFUSED, 'refused', false],
		]);
	});

	it('is a majority of all who were named, not of those who could be called', async () => {
		const { stored } = await people.askTogether([FIRST, SECOND, REFUSED, '79000002999'], when('majority'));
		const { items } = await people.press(stored, 0, 1);
		expect(items?.[0].json).toMatchObject({ approved: false });
	});

	it('waits for nobody where nobody is called', async () => {
		const { items, stored } = await people.askTogether([FIRST, SECOND], { safety: { dryRun: true } });
		expect(stored.waitTill).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({ approved: false, outcome: 'skipped', data: { approved: false } });
		const refused = await people.askTogether([REFUSED, '79000002999']);
		expect(refused.error?.message).toMatch(/no money left/);
	});

	it('is as it always was with one number', async () => {
		const { stored, items } = await people.askTogether(FIRST);
		expect(items[0].json).not.toHaveProperty('people');
		const { items: output } = await people.press(stored, 0, 1);
		expect(output?.[0].json).toMatchObject({ approved: true, phone: FIRST });
		expect(people.asked('get')).toEqual([]);
	});

	it.each([
		['an empty field', '', /'Phone Number' is empty/],
		['a wrong number among others', `${FIRST}, 12`, /'Phone Number \(2 of 2\)' has 2 digits/],
		['too many', phonesOf(51), /'Phone Number' has 51 people to ask/],
	])('calls nobody with %s', async (_what, phones, message) => {
		const { error } = await people.askTogether(phones);
		expect(error?.message).toMatch(message);
		expect(people.asked('create')).toEqual([]);
	});

	it('takes several numbers in a gate only', async () => {
		const { error } = await people.ask([`${FIRST}, ${SECOND}`]);
		expect(error?.message).toMatch(/'Phone Number'/);
		expect(people.asked('create')).toEqual([]);
	});
});
