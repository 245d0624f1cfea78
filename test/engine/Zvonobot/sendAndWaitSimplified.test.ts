/** What Simplify leaves of an answer, from the first item that waits to the one that a callback gives out. */

import type { IDataObject, INode } from 'n8n-workflow';

import { allPassedOn } from '../../support/engine/waiting';
import { phonesOf, pressed, unreached, zvonobotPeople } from '../../support/engine/zvonobotPeople';

const people = zvonobotPeople();
const [FIRST, SECOND, THIRD] = phonesOf(3);
const NEW = { typeVersion: 1.1 };
const SHORT = [
	...['approved', 'outcome', 'answer', 'label', 'phone', 'callId', 'state', 'askedAt', 'choices'],
];
const REST = ['digit', 'answers', 'branch', 'service', 'data'];
const namesOf = (json: IDataObject = {}) => Object.keys(json).sort();

describe('Zvonobot › Call › Ask by Phone and Wait, simplified', () => {
	it.each([
		['nobody answers', (stored: never) => Promise.resolve({ items: allPassedOn(stored) }), 'timedOut'],
		['a key is pressed', async (stored: never) => await people.press(stored, 0, 1), 'answered'],
		['nobody picks up', async (stored: never) => await people.tell(stored, 0, unreached), 'notReached'],
	])('has the same fields if %s', async (_what, goOn, outcome) => {
		const { stored, items: waiting } = await people.ask([FIRST], {}, NEW);
		expect(namesOf(waiting[0].json)).toEqual([...SHORT].sort());
		const { items } = await goOn(stored as never);
		expect(items?.[0].json).toMatchObject({ outcome, approved: outcome === 'answered' });
		expect(namesOf(items?.[0].json)).toEqual([...SHORT].sort());
	});

	it('is the same for each of several people, one of whom is looked up', async () => {
		const { stored } = await people.ask([FIRST, SECOND], { options: { goOnWhen: 'majority' } }, NEW);
		people.know(0, pressed(2));
		people.know(1, pressed(2));
		const { items } = await people.press(stored, 1, 2);
		expect(items?.map(({ json }) => [json.outcome, json.answer])).toEqual([
			['answered', '2'],
			['answered', '2'],
		]);
		for (const { json } of items ?? []) expect(namesOf(json)).toEqual([...SHORT, 'goOnWhen'].sort());
	});

	it('tells a gate what it needs, and who has decided', async () => {
		const { stored } = await people.askTogether([FIRST, SECOND], {}, NEW);
		people.canRemove(0);
		const { items } = await people.press(stored, 1, 1);
		expect(items?.[0].json).toMatchObject({
			...{ approved: true, outcome: 'answered', phone: SECOND, decidedBy: [SECOND] },
			people: [{ outcome: 'canceled' }, { outcome: 'answered', approved: true }],
			data: { approved: true },
		});
		expect(namesOf(items?.[0].json).length).toBeLessThanOrEqual(10);
	});

	it('tells a gate for one person what it needs', async () => {
		const { stored } = await people.askTogether(FIRST, {}, NEW);
		const { items } = await people.press(stored, 0, 1);
		expect(items?.[0].json).toMatchObject({ approved: true, data: { approved: true } });
		expect(namesOf(items?.[0].json)).toEqual([...SHORT, 'data'].sort());
	});

	it.each([
		['Simplify is off', { options: { simplify: false } }, NEW],
		['the workflow has the first version of the node', {}, { typeVersion: 1 }],
	])('has all fields if %s', async (_what, parameters, settings) => {
		const { stored } = await people.ask([FIRST], parameters, settings);
		const { items } = await people.press(stored, 0, 1);
		expect(namesOf(items?.[0].json)).toEqual([...SHORT, ...REST].sort());
	});

	it('is read before anybody is called, item by item: one that cannot be read spoils no other', async () => {
		const simplify = `={{ $json.phone === '${FIRST}' ? 'perhaps' : $json.phone === '${SECOND}' }}`;
		const settings: Partial<INode> = { ...NEW, onError: 'continueRegularOutput' };
		const { items } = await people.ask(phonesOf(3), { options: { simplify } }, settings);
		expect(people.asked('create').map(({ phones }) => phones)).toEqual([[SECOND], [THIRD]]);
		const [short, whole, refused] = items.map(({ json }) => json);
		expect(refused.error).toMatchObject({ message: expect.stringContaining("'Simplify'") });
		expect(namesOf(short)).toEqual([...SHORT].sort());
		expect(namesOf(whole)).toEqual(expect.arrayContaining(REST));
	});
});
