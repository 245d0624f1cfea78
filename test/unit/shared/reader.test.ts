import type { Group } from '../../../nodes/shared/reader';
import { readerOf } from '../support/reader';

const refused = 'refused by its label';
const MOMENT = Date.parse('2026-11-20T10:45:00Z');
const WORDS = ['abc', '42', 'a'] as const;

/** What a field can hold, no matter who has filled it in. */
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
	read: (reader: Group) => unknown;
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
