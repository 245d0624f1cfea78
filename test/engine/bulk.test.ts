/** Many items in one request: each gets a result of its own, and nobody is called twice. */

import { performance } from 'node:perf_hooks';

import { bulkOperations } from '../support/engine/bulkOperations';
import { retryStopped, runNode } from '../support/engine/engine';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const MANY = 5000;
const phoneOf = (place: number, ending: string) => `79000${String(place).padStart(4, '0')}${ending}`;
let last = MANY;
/** A number that no other test dials. */
const freshPhone = (ending: string) => phoneOf((last += 1), ending);
const timesDialled = (phone: string) => sandbox.state.calls.filter((call) => call.phone === phone).length;
const inputOf = (phones: string[]) => phones.map((phone) => ({ phone }));
const toErrorOutput = { onError: 'continueErrorOutput' as const };
const retry = { retryOnFail: true, maxTries: 3 };

describe.each(bulkOperations)('$name, many in one', ({ node, path }) => {
	const requests = () => sandbox.state.requests.filter((request) => request.path === path).length;

	it('sends 5,000 items in one request, links each result, and takes seconds, not minutes', async () => {
		const phones = Array.from({ length: MANY }, (_, place) => phoneOf(place, '10'));
		const before = requests();
		const started = performance.now();
		const { items, error } = await runNode(node(sandbox.url, {}, { requestOptions: {} }), inputOf(phones));
		const took = performance.now() - started;
		expect(error).toBeUndefined();
		expect(requests() - before).toBe(1);
		expect(items).toHaveLength(MANY);
		expect(
			items.every(
				({ json, pairedItem }, item) =>
					json.phone === phones[item] && (pairedItem as { item: number }).item === item,
			),
		).toBe(true);
		// Generous, for a machine that does much else.
		expect(took).toBeLessThan(20_000);
	});

	it('calls a number once however many items name it, and says so', async () => {
		const [one, two] = [freshPhone('10'), freshPhone('10')];
		const { items } = await runNode(node(sandbox.url), inputOf([one, two, `+${one}`]));
		expect(items.map(({ json }) => [json.outcome, json.reason, json.phone])).toEqual([
			['placed', undefined, one],
			['placed', undefined, two],
			['skipped', 'duplicate', one],
		]);
		expect(timesDialled(one)).toBe(1);
	});

	it('makes a request for each different proxy, with that proxy', async () => {
		const requestOptions = { proxy: '={{ $json.proxy }}', timeout: 2000 };
		const before = requests();
		const settings = { onError: 'continueErrorOutput' as const };
		const { items, errorItems } = await runNode(node(sandbox.url, settings, { requestOptions }), [
			{ phone: freshPhone('10') },
			{ phone: freshPhone('10'), proxy: 'http://127.0.0.1:9' },
			{ phone: freshPhone('10') },
		]);
		expect(requests() - before).toBe(1);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errorItems.map(({ json }) => (json.error as { outcome: string }).outcome)).toEqual(['notSent']);
	});

	it('makes a request for each different setting, and still calls a number once', async () => {
		const [one, two, three] = ['10', '10', '10'].map(freshPhone);
		const before = requests();
		const { items } = await runNode(node(sandbox.url, {}, {}, '={{ $json.text }}'), [
			{ phone: one, text: 'A' },
			{ phone: two, text: 'B' },
			{ phone: three, text: 'A' },
			{ phone: one, text: 'B' },
		]);
		expect(requests() - before).toBe(2);
		expect(items.map(({ json, pairedItem }) => [json.outcome, pairedItem])).toEqual([
			['placed', { item: 0 }],
			['placed', { item: 1 }],
			['placed', { item: 2 }],
			['skipped', { item: 3 }],
		]);
	});

	it('calls nobody in a dry run, and checks every item', async () => {
		const before = requests();
		const { items, errorItems } = await runNode(
			node(sandbox.url, toErrorOutput, { safety: { dryRun: true } }),
			inputOf([freshPhone('10'), 'nobody']),
		);
		expect(items.map(({ json }) => [json.outcome, json.reason])).toEqual([['skipped', 'dryRun']]);
		expect(errorItems).toHaveLength(1);
		expect(requests()).toBe(before);
	});

	it('follows a dry run that an expression sets for some items only', async () => {
		const phones = ['10', '10'].map(freshPhone);
		const { items } = await runNode(
			node(sandbox.url, {}, { safety: { dryRun: '={{ $json.test }}' } }),
			phones.map((phone, place) => ({ phone, test: place === 0 })),
		);
		expect(items.map(({ json }) => json.outcome)).toEqual(['skipped', 'placed']);
		expect(phones.map(timesDialled)).toEqual([0, 1]);
	});

	it('stops with the first bad item after the others have been called, and never calls them again', async () => {
		const phones = ['10', '10'].map(freshPhone);
		const stopping = node(sandbox.url);
		const stopped = await runNode(stopping, inputOf([phones[0], 'nobody', phones[1]]));
		expect(stopped.error?.message).toMatch(/'phone' has letters in it/);
		expect(stopped.error?.context?.itemIndex).toBe(1);
		expect(phones.map(timesDialled)).toEqual([1, 1]);
		const again = await retryStopped(stopping, stopped);
		expect(again.error?.message).toMatch(/'phone' has letters in it/);
		expect(phones.map(timesDialled)).toEqual([1, 1]);
	});

	it('retries a request that was refused once, with all its items', async () => {
		const phones = ['10', '47', '10'].map(freshPhone);
		const before = requests();
		const { items, error } = await runNode(node(sandbox.url, retry), inputOf(phones));
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.phone)).toEqual(phones);
		expect(phones.map(timesDialled)).toEqual([1, 1, 1]);
		expect(requests() - before).toBe(2);
	});

	it('retries only what was refused, where others of the request were called', async () => {
		const phones = ['10', '33', '10'].map(freshPhone);
		const { error } = await runNode(node(sandbox.url, retry), inputOf(phones));
		expect(error?.context).toMatchObject({ outcome: 'refused', itemIndex: 1 });
		expect(phones.map(timesDialled)).toEqual([1, 0, 1]);
	});

	it.each(['50', '61', '64', '65'])(
		'a lost answer (…%s) makes all items unclear, says where to look, and is never sent again',
		async (ending) => {
			const phones = ['10', ending, '10'].map(freshPhone);
			const before = requests();
			const unclear = await runNode(node(sandbox.url, { ...retry, ...toErrorOutput }), inputOf(phones));
			expect(unclear.errorItems.map(({ json }) => json.error)).toEqual(
				phones.map((_, itemIndex): unknown =>
					expect.objectContaining({
						outcome: 'unclear',
						itemIndex,
						description: expect.stringMatching(/Look the (call|mailing) up in .*account portal/),
					}),
				),
			);
			expect(requests() - before).toBe(1);

			const others = ['10', ending].map(freshPhone);
			const stopping = node(sandbox.url, retry);
			const stopped = await runNode(stopping, inputOf(others));
			const again = await retryStopped(stopping, stopped);
			expect(again.error?.context?.outcome).toBe('unclear');
			expect(requests() - before).toBe(2);
			expect([...phones, ...others].map(timesDialled)).toEqual([1, 1, 1, 1, 1]);
		},
	);

	it('continues on the normal output with every failed item in its place', async () => {
		const phones = [freshPhone('10'), 'nobody', freshPhone('33'), freshPhone('10')];
		const { items } = await runNode(node(sandbox.url, { onError: 'continueRegularOutput' }), inputOf(phones));
		expect(items.map(({ json }) => (json.error ? 'failed' : json.outcome))).toEqual([
			'placed',
			'failed',
			'failed',
			'placed',
		]);
	});
});
