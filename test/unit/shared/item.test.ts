import { itemsWith, itemWith } from '../support/items';
import { thrownBy } from '../support/thrown';

describe('a parameter of an item', () => {
	it('is read once for all items where no expression is in it', () => {
		const evaluate = jest.fn(() => ({ text: 'a' }));
		const items = itemsWith({ text: 'a' }, { input: [{}, {}], evaluate });
		expect(items.map((item) => item.text('text', 'Text'))).toEqual(['a', 'a']);
		expect(evaluate).toHaveBeenCalledTimes(1);
	});

	it.each([
		['in it', { text: '={{ $json.text }}' }],
		['deep in it', { text: { values: [{ value: '={{ $json.text }}' }] } }],
	])('is read for each item where an expression is %s', (_where, form) => {
		const input = [{ text: 'a' }, { text: 'b' }];
		const items = itemsWith(form, { input, evaluate: ({ text }) => ({ text }) });
		expect(items.map((item) => item.text('text', 'Text'))).toEqual(['a', 'b']);
		expect(items[0].isFixed()).toBe(false);
	});

	it.each([
		['={{ $json.phone }}', "'Phone' is empty: the items have no field 'phone'; they have: Phone, Sum"],
		[
			'={{$json["phone"]}}',
			/^'Phone' is empty: the items have no field '\["phone"\]'; they have: Phone, Sum$/,
		],
		['={{ $json.Phone }}', "'Phone' is empty"],
		['={{ $json.phone ?? "" }}', "'Phone' is empty"],
		['', "'Phone' is empty"],
	])('that is empty says so, and of %s which fields there are', (phone, message) => {
		const item = itemWith({ phone }, { input: [{ Phone: null, Sum: 7 }], evaluate: () => ({ phone: null }) });
		expect(() => item.requiredPhone('phone', 'Phone')).toThrow(message);
		expect(() => item.requiredText('phone', 'Phone')).toThrow(message);
		expect(() => item.id('phone', 'Phone')).toThrow(message);
	});

	it('is refused for its item, by its label, where n8n cannot evaluate it', () => {
		const evaluate = () => {
			throw new Error('invalid syntax');
		};
		const [, item] = itemsWith({ text: '={{ !! }}' }, { input: [{}, {}], evaluate });
		expect(thrownBy(() => item.text('text', 'Text'))).toMatchObject({
			message: "'Text' cannot be read: invalid syntax",
			context: { itemIndex: 1, outcome: 'notSent' },
		});
	});
});

describe('a collection of guards', () => {
	const guards = (form: unknown, evaluated: object) =>
		itemWith({ safety: form }, { evaluate: () => ({ safety: evaluated }) }).guards('safety', 'Safety');

	it.each([
		['one guard by an expression', { cap: '={{ $json.cap }}' }],
		['all of them by an expression', '={{ $json.safety }}'],
	])('holds the item back where an expression gives nothing: %s', (_how, form) => {
		for (const cap of ['', null, undefined]) {
			expect(() => guards(form, { cap }).number('cap', 'Most Calls')).toThrow(
				"'Most Calls' cannot be read: its expression gives nothing",
			);
		}
	});

	it('holds the item back where a number was added and left empty, or is null', () => {
		for (const cap of ['', null]) {
			expect(() => guards({ cap }, { cap }).number('cap', 'Most Calls')).toThrow(/^'Most Calls' (is|cannot)/);
		}
	});

	it('takes an empty list, but none whose entries hold nothing', () => {
		expect(guards({ list: '={{ [] }}' }, { list: [] }).list('list', 'Do-Not-Call List')).toEqual([]);
		for (const list of [[null], [''], [undefined, ''], ',', ' ; ']) {
			expect(() => guards({ list: '={{ 1 }}' }, { list }).list('list', 'Do-Not-Call List')).toThrow(
				"'Do-Not-Call List' cannot be read",
			);
		}
	});

	it('leaves out what the user has left empty, or has not added', () => {
		expect(guards({ field: '' }, { field: '' }).text('field', 'Do-Not-Call Field')).toBeUndefined();
		expect(guards({ hours: '={{ 1 }}' }, { hours: 1 }).number('cap', 'Most Calls')).toBeUndefined();
	});
});

describe('the credential of an item', () => {
	it('is read once for all items where it does not look at the item', async () => {
		const credential = jest.fn(() => ({ key: 'a' }));
		const items = itemsWith({}, { input: [{}, {}], credential });
		for (const item of items) await expect(item.credential('api')).resolves.toEqual({ key: 'a' });
		// Once, and three times to be sure that it is the same elsewhere.
		expect(credential).toHaveBeenCalledTimes(4);
		expect(items[1].sharesCredential('api')).toBe(true);
	});

	it('is read for each item where an expression in it looks at the item', async () => {
		const input = [{ key: 'a' }, { key: 'b' }];
		const items = itemsWith({}, { input, credential: (item) => ({ key: item().key }) });
		const keys = await Promise.all(items.map(async (item) => (await item.credential('api')).key));
		expect(keys).toEqual(['a', 'b']);
		expect(items[0].sharesCredential('api')).toBe(false);
	});

	it.each<[string, (index: number) => object]>([
		['counts items', (index) => ({ key: ['a', 'b'][index] })],
		['asks whether it is the first', (index) => ({ key: index === 0 ? 'a' : 'b' })],
		['asks whether it is even', (index) => ({ key: index % 2 === 0 ? 'a' : 'b' })],
		['asks another node for its item', keyOfRow],
	])('is read for each item where an expression in it %s', async (_what, credential) => {
		const items = itemsWith({}, { input: [{}, {}, {}], credential: (_item, index) => credential(index) });
		for (const item of items) await item.credential('api').catch(() => undefined);
		expect(items[0].sharesCredential('api')).toBe(false);
		await expect(items[1].credential('api')).resolves.toEqual({ key: 'b' });
	});

	function keyOfRow(index: number): object {
		const row = [{ key: 'a' }, { key: 'b' }, { key: 'a' }].at(index);
		if (!row) throw new Error('No such row');
		return row;
	}

	it('is refused for its item where n8n does not give it', async () => {
		const credential = () => {
			throw new Error('no such credential');
		};
		await expect(itemWith({}, { credential }).credential('api')).rejects.toMatchObject({
			message: "'api' (credential) cannot be read: no such credential",
			context: { itemIndex: 0, outcome: 'notSent' },
		});
	});

	it('is refused by the label of its field', async () => {
		const item = itemWith({}, { credential: () => ({ key: ['a'] }) });
		await expect(
			item.account('api', (fields) => fields.requiredText('key', 'API Key')),
		).rejects.toMatchObject({
			message: "'API Key' must be text, not a list",
			description: 'Correct it in the credential. Nothing was sent.',
		});
	});
});
