/** The guards × paid operations: who is held back, with which reason, and that nobody else is. */

import { type NodeUnderTest, runNode } from '../support/engine/engine';
import { paidOperations } from '../support/engine/paidOperations';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();
afterEach(() => jest.restoreAllMocks());

let last = 0;
/** Numbers that no other test dials. */
const freshPhones = (count: number) =>
	Array.from({ length: count }, () => `79001${String((last += 1)).padStart(4, '0')}10`);
const timesDialled = (phone: string) => sandbox.state.calls.filter((call) => call.phone === phone).length;
/** The requests that place calls: a template is looked up before. */
const placing = () => sandbox.state.requests.filter(({ path }) => !path.endsWith('/getTemplates'));

const guarded = (node: NodeUnderTest, safety: object): NodeUnderTest => ({
	...node,
	parameters: { ...node.parameters, safety: safety as NodeUnderTest['parameters'] },
});

describe.each(paidOperations)('$name', ({ node }) => {
	it.each([
		['Allowed Prefixes', { allowedPrefixes: '+421' }, 'prefixNotAllowed'],
		['Do-Not-Call Field', { doNotCallField: 'optedOut' }, 'doNotCall'],
		['Allowed Hours', { allowedHours: { hours: { from: '00:00', to: '00:00' } } }, 'outsideAllowedHours'],
		['Dry Run', { dryRun: true }, 'dryRun'],
	])('%s: skips the item and says why', async (_guard, safety, reason) => {
		const [phone] = freshPhones(1);
		const { items } = await runNode(guarded(node(sandbox.url), safety), [{ phone, optedOut: true }]);
		expect(items).toEqual([
			{ json: expect.objectContaining({ outcome: 'skipped', reason, phone }), pairedItem: { item: 0 } },
		]);
		expect(timesDialled(phone)).toBe(0);
	});

	it('Max Calls per Execution: calls no more, in the order of the items', async () => {
		const phones = freshPhones(4);
		const input = phones.map((phone) => ({ phone }));
		const { items } = await runNode(guarded(node(sandbox.url), { mostCalls: 2 }), input);
		expect(items.map(({ json }) => json.reason ?? json.outcome)).toEqual([
			'placed',
			'placed',
			'capReached',
			'capReached',
		]);
		expect(phones.map(timesDialled)).toEqual([1, 1, 0, 0]);
	});

	it('calls a number once that several items name, unless the user wants it otherwise', async () => {
		const [once, twice] = freshPhones(2);
		const { items } = await runNode(node(sandbox.url), [{ phone: once }, { phone: once }]);
		expect(items.map(({ json }) => json.reason ?? json.outcome)).toEqual(['placed', 'duplicate']);
		await runNode(guarded(node(sandbox.url), { skipRepeated: false }), [{ phone: twice }, { phone: twice }]);
		expect([once, twice].map(timesDialled)).toEqual([1, 2]);
	});

	it('fails the item outside the allowed hours when the user chose so', async () => {
		const [phone] = freshPhones(1);
		const allowedHours = { hours: { from: '00:00', to: '00:00', outside: 'fail' } };
		const { error } = await runNode(guarded(node(sandbox.url), { allowedHours }), [{ phone }]);
		expect(error?.message).toBe("'Allowed Hours' do not allow a call at this time");
		expect(timesDialled(phone)).toBe(0);
	});

	it('Repeat If Not Placed: waits as the service asks, and calls once', async () => {
		const [phone] = freshPhones(1).map((fresh) => `${fresh.slice(0, -2)}46`);
		const before = placing().length;
		const { items } = await runNode(guarded(node(sandbox.url), { repeats: 1 }), [{ phone }]);
		expect(items[0].json.outcome).toBe('placed');
		const [first, second] = placing()
			.slice(before)
			.map(({ at }) => Date.parse(at));
		expect(second - first).toBeGreaterThanOrEqual(990);
		expect(timesDialled(phone)).toBe(1);
	});

	it.each(['skip', 'fail'])(
		'Allowed Hours: looks at the clock again before a request that waited, %s',
		async (outside) => {
			const [phone] = freshPhones(1).map((fresh) => `${fresh.slice(0, -2)}46`);
			const allowedHours = { hours: { from: '11:00', to: '12:00', zone: 'UTC', outside } };
			const before = placing().length;
			const [clock, started] = [Date.now, Date.now()];
			jest.spyOn(Date, 'now').mockImplementation(() => {
				const hour = placing().length === before ? '11:50' : '12:00';
				return Date.parse(`2026-01-31T${hour}:00Z`) + clock() - started;
			});
			const waiting = guarded(node(sandbox.url), { repeats: 1, allowedHours });
			const { items, error } = await runNode(waiting, [{ phone }]);
			if (outside === 'skip') {
				expect(items[0].json).toMatchObject({ outcome: 'skipped', reason: 'outsideAllowedHours', phone });
			} else expect(error?.message).toBe("'Allowed Hours' do not allow a call at this time");
			expect(placing()).toHaveLength(before + 1);
			expect(timesDialled(phone)).toBe(0);
		},
	);

	it('Repeat If Not Placed: never repeats what may have been placed', async () => {
		const phones = freshPhones(2).map((fresh, place) => `${fresh.slice(0, -2)}${['50', '64'][place]}`);
		const input = phones.map((phone) => ({ phone }));
		const { error } = await runNode(guarded(node(sandbox.url), { repeats: 3 }), input);
		expect(error?.context?.outcome).toBe('unclear');
		expect(phones.map(timesDialled)).toEqual([1, 1]);
	});

	it('Calls at a Time: goes through all items', async () => {
		const phones = freshPhones(12);
		const input = phones.map((phone) => ({ phone }));
		const { items } = await runNode(guarded(node(sandbox.url), { atATime: 2, perSecond: 500 }), input);
		expect(items.map(({ json }) => json.phone)).toEqual(phones);
		expect(phones.map(timesDialled)).toEqual(phones.map(() => 1));
	});

	it('Run Summary: counts the outcomes of all items, after the results', async () => {
		const [one, two] = freshPhones(2);
		const input = [{ phone: one }, { phone: one }, { phone: two }, { phone: 'bad' }];
		const { items } = await runNode(
			guarded(node(sandbox.url, { onError: 'continueRegularOutput' }), { summary: true }),
			input,
		);
		expect(items).toHaveLength(5);
		expect(items[4].json.summary).toMatchObject({
			placed: 2,
			skipped: 1,
			refused: 0,
			unclear: 0,
			notSent: 1,
			reasons: { duplicate: 1 },
			seconds: expect.any(Number),
		});
		expect(items[4].pairedItem).toEqual(input.map((_, item) => ({ item })));
	});

	it('Skipped Items: drops them and adds a summary', async () => {
		const [phone] = freshPhones(1);
		const { items } = await runNode(guarded(node(sandbox.url), { skippedItems: 'drop' }), [
			{ phone },
			{ phone },
		]);
		expect(items.map(({ json }) => json.outcome ?? 'summary')).toEqual(['placed', 'summary']);
		expect(items[1].json.summary).toMatchObject({ placed: 1, skipped: 1, reasons: { duplicate: 1 } });
	});

	it('Run Summary: does not keep a stopped or retried node waiting', async () => {
		const phones = freshPhones(3).map((fresh, place) => `${fresh.slice(0, -2)}${place === 1 ? '47' : '10'}`);
		const input = phones.map((phone) => ({ phone }));
		const retried = await runNode(
			guarded(node(sandbox.url, { retryOnFail: true }), { summary: true }),
			input,
		);
		expect(retried.items[3].json.summary).toMatchObject({ placed: 3 });
		const stopped = await runNode(guarded(node(sandbox.url), { summary: true }), [
			{ phone: 'bad' },
			...input,
		]);
		expect(stopped.error?.message).toMatch(/letters/);
	});

	it('Remember Numbers: skips in later executions what was called, or may have been', async () => {
		const [fresh, other] = freshPhones(2);
		const lost = `${other.slice(0, -2)}64`;
		const kept = {};
		const remembering = guarded(node(sandbox.url, { onError: 'continueRegularOutput' }), {
			rememberHours: 1,
		});
		const phones = [fresh, lost];
		const run = async () =>
			await runNode(
				remembering,
				phones.map((phone) => ({ phone })),
				kept,
			);
		await run();
		const { items } = await run();
		expect(items.map(({ json }) => json.reason)).toEqual(['calledRecently', 'calledRecently']);
		expect(phones.map(timesDialled)).toEqual([1, 1]);
		expect(JSON.stringify(kept)).not.toMatch(/\d{11}"/);
	});

	it('calls nobody when a guard cannot be read', async () => {
		const [phone] = freshPhones(1);
		const { error } = await runNode(guarded(node(sandbox.url), { allowedPrefixes: 'Russia' }), [{ phone }]);
		expect(error?.message).toBe("'Allowed Prefixes' has letters in it");
		expect(timesDialled(phone)).toBe(0);
	});
});
