import { decisionOf, isDecided, joined, withPeople } from '../../../nodes/Zvonobot/callbacks/decision';

const person = (outcome: string, approved = false, more = {}) => ({
	...{ outcome, approved, phone: `7900000${outcome}`, askedAt: '2026-01-01T00:00:00.000Z' },
	...more,
});
const [YES, NO, OPEN] = [person('answered', true), person('answered'), person('timedOut')];
const GONE = person('notReached');
const asItems = (people: object[], goOnWhen?: string) =>
	people.map((one) => ({ json: { ...one, ...(goOnWhen && { goOnWhen }) } }));

describe('isDecided', () => {
	it.each<[string | undefined, object[], boolean]>([
		[undefined, [YES, NO, OPEN], false],
		[undefined, [YES, NO, GONE], true],
		['firstApproval', [NO, OPEN, GONE], false],
		['firstApproval', [NO, YES, OPEN], true],
		['firstApproval', [NO, GONE], true],
		['majority', [YES, OPEN], false],
		['majority', [YES, YES, OPEN, OPEN], false],
		['majority', [YES, YES, NO, OPEN], false],
		['majority', [YES, YES, YES, OPEN, OPEN], true],
		['majority', [NO, NO, OPEN], true],
		['majority', [YES, NO, NO, YES, OPEN], false],
		['majority', [YES, GONE, GONE, OPEN], true],
	])('with %s is told for these people', (goOnWhen, people, expected) => {
		expect(isDecided(asItems(people, goOnWhen))).toBe(expected);
	});

	it('leaves out who was not called, and items with errors', () => {
		const skipped = { outcome: 'skipped', approved: false };
		const items = [...asItems([YES, YES, OPEN], 'majority'), ...asItems([skipped, skipped])];
		expect(isDecided([...items, { json: { error: { message: 'no' } } }])).toBe(true);
	});
});

describe('joined', () => {
	const heard = { answer: '1', branch: '0', state: 'answered' };
	const silent = { answer: null, state: 'completed', outcome: 'noKey' };
	it.each([
		['neither', undefined, undefined, undefined],
		['what alone is known', undefined, silent, silent],
		['the answer that was heard, in the later state', heard, silent, { ...heard, state: 'completed' }],
		['the answer that only the service knows', silent, heard, heard],
		['the state that was heard where the other is unknown', heard, { ...heard, state: 'unknown' }, heard],
	])('gives %s', (_what, one, other, expected) => {
		expect(joined(one, other)).toEqual(expected);
	});
});

describe('withPeople', () => {
	it('gives each item its own people back, and one decision to those who decide together', () => {
		const items = [{ json: { people: [OPEN, OPEN] }, pairedItem: 0 }, { json: OPEN }];
		const [together, alone] = withPeople(items, [NO, YES, GONE]);
		expect(together).toMatchObject({ json: { people: [NO, YES] }, pairedItem: 0 });
		expect(alone.json).toBe(GONE);
	});
});

describe('decisionOf', () => {
	const together = (people: object[], goOnWhen: string) =>
		decisionOf(people.map((one) => ({ ...one, goOnWhen })));

	it('shows whose answer says most, and who has decided', () => {
		const declined = { ...NO, phone: '79000000001' };
		expect(together([GONE, person('skipped'), declined], 'firstApproval')).toMatchObject({
			...{ approved: false, outcome: 'answered', phone: '79000000001' },
			...{ decidedBy: ['79000000001'], data: { approved: false } },
		});
		expect(together([person('refused'), GONE], 'firstApproval')).toMatchObject({
			...{ approved: false, outcome: 'notReached', decidedBy: [] },
		});
	});

	it('approves nothing that some have approved where all have to', () => {
		expect(together([YES, YES, GONE], 'everyone')).toMatchObject({ approved: false, outcome: 'notReached' });
		expect(together([YES, YES], 'everyone')).toMatchObject({ approved: true });
	});
});
