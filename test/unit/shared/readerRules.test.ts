import type { Group } from '../../../nodes/shared/reader';
import { readerOf } from '../support/reader';

const WORDS = ['abc', '42', 'a'] as const;

describe('a value that is refused', () => {
	it.each<[string, unknown, (reader: Group) => unknown]>([
		['must be text, not a list', ['a'], (reader) => reader.text('field', 'Field')],
		['must be text, not an object', {}, (reader) => reader.text('field', 'Field')],
		['must be text, not a date', new Date(), (reader) => reader.text('field', 'Field')],
		['must be text, not a boolean', false, (reader) => reader.text('field', 'Field')],
		['is empty', ' ', (reader) => reader.requiredText('field', 'Field')],
		['must be true or false', 'yes', (reader) => reader.flag('field', 'Field', false)],
		['must be true or false', 2, (reader) => reader.flag('field', 'Field', false)],
		['must be one of abc, 42, a', 'b', (reader) => reader.choice('field', 'Field', WORDS, 'a')],
		['may hold only abc, 42, a', 'a, b', (reader) => reader.choices('field', 'Field', WORDS)],
		['must be a list or text, not an object', {}, (reader) => reader.list('field', 'Field')],
		['may hold only text and numbers, not a boolean', [true], (reader) => reader.list('field', 'Field')],
		[
			'may hold only whole numbers from 1 to 7',
			'1, 8',
			(reader) => reader.numbers('field', 'Field', { min: 1, max: 7 }),
		],
		['has letters in it', 'me', (reader) => reader.phone('field', 'Field')],
		['must be a JSON object', '[1]', (reader) => reader.object('field', 'Field')],
		['must be an ID, a whole number', '1.5', (reader) => reader.id('field', 'Field')],
		['must be an ID, a whole number', 0, (reader) => reader.id('field', 'Field')],
		['must be set field by field', 'x', (reader) => reader.group('field', 'Field')],
		['is empty', undefined, (reader) => reader.id('field', 'Field')],
	])("'Field' %s: %p", (rule, value, read) => {
		expect(() => read(readerOf({ field: value }))).toThrow(new Error(`'Field' ${rule}`));
	});

	it.each([
		['must be a number', {}, 'x'],
		['must be a whole number', { whole: true }, 1.5],
		['must be a number from 1 to 10', { min: 1, max: 10 }, 0],
		['must be a number from 1 to 10', { min: 1, max: 10 }, '10.1'],
		['must be a whole number of 1 or more', { min: 1, whole: true }, 0],
		['must be a number above 0', { min: 0, above: true }, 0],
		['must be a number above 0 and up to 10 minutes', { min: 0, above: true, max: 10, unit: 'minutes' }, 11],
		['must be a number', {}, '0x10'],
		['must be a number', {}, '1e3'],
		['must be a number', {}, Infinity],
		['must be a whole number', { whole: true }, 2 ** 53],
	])("'Field' %s, with the limits %j: %p", (rule, range, value) => {
		expect(() => readerOf({ field: value }).number('field', 'Field', range)).toThrow(
			new Error(`'Field' ${rule}`),
		);
	});
});

describe('the members of a group', () => {
	it('are read by the same rules, and refused by their own label', () => {
		const group = readerOf({ options: { codeLife: '5', retry: 'soon' } }).group('options', 'Options');
		expect(group.number('codeLife', 'Code Life')).toBe(5);
		expect(() => group.number('retry', 'Retry')).toThrow(/^'Retry' must be a number$/);
	});

	it('are there as soon as the user has added them, whatever is in them', () => {
		const group = readerOf({ empty: '', nothing: undefined });
		expect(['empty', 'nothing', 'other', 'toString'].map((name) => group.has(name))).toEqual([
			true,
			true,
			false,
			false,
		]);
		expect(group.raw('toString', 'Field')).toBeUndefined();
	});
});

describe('a list that somebody typed', () => {
	it('has commas, semicolons or new lines between its entries, and no empty ones', () => {
		expect(readerOf({ field: ' a, b;c\r\nd,, ' }).list('field', 'Field')).toEqual(['a', 'b', 'c', 'd']);
	});
});
