import type { Group } from '../../../nodes/shared/reader';
import { readerOf } from '../support/reader';

const refused = 'refused by its label';
const MOMENT = Date.parse('2026-11-20T10:45:00Z');
const WORDS = ['abc', '42', 'a'] as const;

/** What a field can hold, whoever has filled it in. */
const values = {
	word: 'abc',
	digits: ' 42 ',
	number: 42,
	decimal: 1.5,
	notANumber: NaN,
	yes: true,
	typedYes: ' TRUE ',
	list: ['a', null, 42],
	oddList: [{}],
	object: { a: 1 },
	json: '{"a":1}',
	date: new Date('2026-11-20T10:45:00Z'),
	time: '2026-11-20T10:45',
	picked: { __rl: true, mode: 'list', value: '42' },
	phone: '+7 (900) 000-00-00',
};
type Kind = keyof typeof values;

interface Reading {
	read(reader: Group): unknown;
	/** What it makes of undefined, null and blanks. */
	unset: unknown;
	/** What it makes of the other values; it refuses all that are not named. */
	means: Partial<Record<Kind, unknown>>;
}

const readings: Record<string, Reading> = {
	'raw value': {
		read: (reader) => reader.raw('field', 'Field'),
		unset: undefined,
		means: { ...values, picked: '42' },
	},
	text: {
		read: (reader) => reader.text('field', 'Field'),
		unset: undefined,
		means: {
			word: 'abc',
			digits: '42',
			number: '42',
			decimal: '1.5',
			typedYes: 'TRUE',
			json: '{"a":1}',
			picked: '42',
			phone: '+7 (900) 000-00-00',
			time: '2026-11-20T10:45',
		},
	},
	flag: {
		read: (reader) => reader.flag('field', 'Field', true),
		unset: true,
		means: { yes: true, typedYes: true },
	},
	'optional flag': {
		read: (reader) => reader.optionalFlag('field', 'Field'),
		unset: undefined,
		means: { yes: true, typedYes: true },
	},
	number: {
		read: (reader) => reader.number('field', 'Field'),
		unset: undefined,
		means: { digits: 42, number: 42, decimal: 1.5, picked: 42 },
	},
	'whole number': {
		read: (reader) => reader.number('field', 'Field', { whole: true }),
		unset: undefined,
		means: { digits: 42, number: 42, picked: 42 },
	},
	choice: {
		read: (reader) => reader.choice('field', 'Field', WORDS, 'abc'),
		unset: 'abc',
		means: { word: 'abc', digits: '42', number: '42', picked: '42' },
	},
	choices: {
		read: (reader) => reader.choices('field', 'Field', WORDS),
		unset: [],
		means: { word: ['abc'], digits: ['42'], number: ['42'], list: ['a', '42'], picked: ['42'] },
	},
	list: {
		read: (reader) => reader.list('field', 'Field'),
		unset: [],
		means: {
			word: ['abc'],
			digits: ['42'],
			number: ['42'],
			decimal: ['1.5'],
			typedYes: ['TRUE'],
			list: ['a', '42'],
			json: ['{"a":1}'],
			picked: ['42'],
			phone: ['+7 (900) 000-00-00'],
			time: ['2026-11-20T10:45'],
		},
	},
	numbers: {
		read: (reader) => reader.numbers('field', 'Field', { min: 1, max: 50 }),
		unset: [],
		means: { digits: [42], number: [42], picked: [42] },
	},
	phone: {
		read: (reader) => reader.phone('field', 'Field'),
		unset: undefined,
		means: { phone: '79000000000' },
	},
	date: {
		read: (reader) => reader.date('field', 'Field', 'UTC'),
		unset: undefined,
		means: { date: MOMENT, time: MOMENT },
	},
	object: {
		read: (reader) => reader.object('field', 'Field'),
		unset: undefined,
		means: { object: { a: 1 }, json: { a: 1 } },
	},
	id: {
		read: (reader) => reader.id('field', 'Field'),
		unset: refused,
		means: { digits: 42, number: 42, picked: 42 },
	},
	group: {
		read: (reader) => reader.group('field', 'Field').has('a'),
		unset: false,
		means: { object: true },
	},
	'required text': {
		read: (reader) => reader.requiredText('field', 'Field'),
		unset: refused,
		means: {
			word: 'abc',
			digits: '42',
			number: '42',
			decimal: '1.5',
			typedYes: 'TRUE',
			json: '{"a":1}',
			picked: '42',
			phone: '+7 (900) 000-00-00',
			time: '2026-11-20T10:45',
		},
	},
	'required phone': {
		read: (reader) => reader.requiredPhone('field', 'Field'),
		unset: refused,
		means: { phone: '79000000000' },
	},
};

function outcome({ read }: Reading, value: unknown): unknown {
	try {
		return read(readerOf({ field: value }));
	} catch (error) {
		return /^'Field' /.test((error as Error).message) ? refused : error;
	}
}

describe.each(Object.entries(readings))('the %s of a field', (_name, reading) => {
	it.each([[undefined], [null], [''], [' \t '], [{ __rl: true, mode: 'id', value: '' }]])(
		'takes %p for nothing',
		(value) => expect(outcome(reading, value)).toEqual(reading.unset),
	);

	it.each(Object.keys(values) as Kind[])('is read from "%s" as it is meant, or not at all', (kind) => {
		const meant = kind in reading.means ? reading.means[kind] : refused;
		expect(outcome(reading, values[kind])).toEqual(meant);
	});
});

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
		['must be filled in in the form', 'x', (reader) => reader.group('field', 'Field')],
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
