import type { IContextObject, IDataObject } from 'n8n-workflow';

import { type CallMemory, callMemory, type Remembered } from '../../../../nodes/shared/calls/memory';

const phone = '79000000100';
const other = '421900000101';
const placed = { json: { outcome: 'placed', phone, callId: '7' } };
/** A call whose result was not stored. */
const notStored = {
	unclear: expect.objectContaining({ message: expect.stringMatching(/was placed before/) }),
};
const unclear = { unclear: { message: 'It is unclear whether a call was placed', advice: 'Look it up.' } };

/** What n8n has stored of the node's data, given to a node that runs again. */
const storedIn = (data: IContextObject) => JSON.parse(JSON.stringify(data)) as IContextObject;
const again = (data: IContextObject): CallMemory => callMemory(storedIn(data));

describe('the memory of a node in one execution', () => {
	it('counts every call that was let pass once, until it is forgotten', () => {
		const memory = callMemory({});
		memory.admit(phone, '0:0');
		memory.admit(phone, '0:0');
		memory.admit(phone, '0:1');
		memory.admit(other, '0:2');
		expect(memory.count()).toBe(3);
		expect(memory.admitted(phone)).toEqual([{ owner: '0:0' }, { owner: '0:1' }]);
		memory.forget(phone, '0:0');
		memory.forget(other, '0:0');
		expect([memory.count(), memory.admitted(phone), memory.admitted(other)]).toEqual([
			2,
			[{ owner: '0:1' }],
			[{ owner: '0:2' }],
		]);
	});

	it('holds one result for each who asks, the last one', () => {
		const memory = callMemory({});
		memory.admit(phone, '0:0');
		memory.remember(phone, '0:0', unclear);
		memory.remember(phone, '0:0', placed);
		memory.remember(phone, '0:1', unclear);
		expect(memory.count()).toBe(2);
		expect(memory.admitted(phone)).toEqual([
			{ owner: '0:0', result: placed },
			{ owner: '0:1', result: unclear, isUnclear: true },
		]);
	});

	it('is the same for the same data, and another for other data', () => {
		const data = {};
		callMemory(data).admit(phone, '0:0');
		expect(callMemory(data).count()).toBe(1);
		expect(callMemory({}).count()).toBe(0);
	});
});

describe('what is stored of it with the execution', () => {
	it('is nothing while a call is only let pass, and nothing once it is forgotten', () => {
		const data: IContextObject = {};
		const memory = callMemory(data);
		memory.admit(phone, '0:0');
		expect(data).toEqual({});
		memory.admit(phone, '0:1');
		memory.begin(phone, '0:0', unclear.unclear);
		expect(again(data).admitted(phone)).toEqual([{ owner: '0:0', result: notStored }]);
		memory.forget(phone, '0:0');
		expect(again(data).count()).toBe(0);
	});

	it('is that a call was placed, and its result only once somebody may retry', () => {
		const data: IContextObject = {};
		const memory = callMemory(data);
		memory.remember(phone, '0:0', placed);
		expect(again(data).admitted(phone)).toEqual([{ owner: '0:0', result: notStored }]);
		memory.storeResults();
		memory.remember(other, '0:1', { json: { outcome: 'placed', phone: other } });
		expect(again(data).admitted(phone)).toEqual([{ owner: '0:0', result: placed }]);
		expect(again(data).admitted(other)).toEqual([
			{ owner: '0:1', result: { json: { outcome: 'placed', phone: other } } },
		]);
	});

	it('is always that a call is unclear, because nobody may place that again', () => {
		const data: IContextObject = {};
		callMemory(data).begin(phone, '0:0', unclear.unclear);
		callMemory(data).remember(phone, '0:0', unclear);
		expect(again(data).admitted(phone)).toEqual([{ owner: '0:0', result: notStored, isUnclear: true }]);
	});

	it('survives being stored again, by nodes that run again and ask for it, or do not', () => {
		const data: IContextObject = {};
		const first = callMemory(data);
		first.remember(phone, '0:0', placed);
		first.remember(other, '0:1', unclear);
		first.storeResults();
		const second = storedIn(data);
		callMemory(second).admitted(phone);
		callMemory(second).storeResults();
		const third = storedIn(second);
		callMemory(third).storeResults();
		expect(again(third).count()).toBe(2);
		expect(again(third).admitted(phone)).toEqual([{ owner: '0:0', result: placed }]);
		expect(again(third).admitted(other)).toEqual([{ owner: '0:1', result: unclear, isUnclear: true }]);
	});

	it.each<[string, IDataObject]>([
		['as digits', { phone }],
		['as a JSON number', { number: Number(phone) }],
		['without its country code', { phone: '9000000100' }],
		['with a trunk prefix', { phone: '89000000100' }],
		['with spaces, brackets and dashes', { phone: '+7 (900) 000-01-00' }],
		['in a text', { response: { message: 'Calling +79000000100 now' } }],
		['as the name of a field', { response: { [phone]: 'ok' } }],
		['in a list', { response: { phones: [phone, Number(phone)] } }],
	])('names nobody, not even %s, and still comes back as it was', (_spelling, json) => {
		const data: IContextObject = {};
		const memory = callMemory(data);
		const results: Remembered[] = [
			{ json },
			{ unclear: { message: `It is unclear: ${JSON.stringify(json)}`, advice: '' } },
		];
		results.forEach((result, item) => memory.remember(phone, `0:${item}`, result));
		memory.storeResults();
		expect(JSON.stringify(data).replace(/[\s()-]/g, '')).not.toContain('9000000100');
		expect(again(data).admitted(phone)).toEqual(
			results.map((result, item) => ({
				...{ owner: `0:${item}`, result },
				...('unclear' in result && { isUnclear: true }),
			})),
		);
	});

	it('has no phone for the name of a call', () => {
		const data: IContextObject = {};
		callMemory(data).remember(phone, '0:0', placed);
		expect(JSON.stringify(data)).not.toMatch(/\d{7}/);
	});

	it.each([undefined, null, 'text', [], 7])('is nothing where n8n holds %p', (paidCalls) => {
		const memory = callMemory({ paidCalls } as IContextObject);
		memory.admit(phone, '0:0');
		expect(memory.count()).toBe(1);
	});
});
