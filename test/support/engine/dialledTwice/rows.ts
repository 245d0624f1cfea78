/** Answers with a row for each number: how rows name their numbers, and how they are put together. */

import {
	about,
	aboutMany,
	type Answer,
	type Asked,
	likelyRefused,
	placed,
	refused,
	sign,
	type Told,
	unclear,
} from './answer';

export type Row = Record<string, unknown>;

/** How a service writes its rows. */
export interface RowWriter {
	/** The row of a number that is called. */
	called: (asked: Asked) => Row;
	/** The row of a number that is refused on its own, for a documented reason. */
	refusedOne: (asked: Asked) => Row;
	/** The row that says that the number is there already. */
	duplicate: (asked: Asked) => Row;
	/** The answer around the rows. */
	around: (rows: unknown) => object;
	/** The same, said to be an error. */
	complaining: (rows: unknown) => object;
}

type Spell = (phone: string) => unknown;

/** A row can be matched to its number. */
const certain: Array<[string, Spell]> = [
	['with an 8 before it', (phone) => `8${phone.slice(1)}`],
	['as ten digits', (phone) => phone.slice(1)],
	['with a plus', (phone) => `+${phone}`],
	['as people write it', (phone) => phone.replace(/^(.)(...)(...)(..)(..)$/, '+$1 ($2) $3-$4-$5')],
	['with blanks around it', (phone) => ` ${phone} `],
	['as a number', Number],
];
/** It can't, unless it is the only one; yet there is an id. */
const uncertain: Array<[string, Spell]> = [
	['masked in the middle', (phone) => `${phone.slice(0, 4)}***${phone.slice(-4)}`],
	['masked at the end', (phone) => `${phone.slice(0, 7)}****`],
	['masked as a whole', () => '***********'],
	['as null', () => null],
	['not at all', () => undefined],
];

const spelled = (row: Row, phone: unknown): Row => ({ ...row, phone });
const keyed = (rows: Row[], key: (row: Row, index: number) => string) =>
	Object.fromEntries(rows.map((row, index) => [key(row, index), row]));

/** Rows about one number. */
export function oneRow({ called, refusedOne, duplicate, around, complaining }: RowWriter): Answer[] {
	const spellings: Array<[string, Spell, Told[]]> = [
		...certain.map(([how, spell]): [string, Spell, Told[]] => [how, spell, placed]),
		...uncertain.map(([how, spell]): [string, Spell, Told[]] => [how, spell, sign]),
	];
	const strange: Array<[string, unknown]> = [
		['null', null],
		['{}', {}],
		['text', 'ok'],
	];
	return [
		...spellings.map(([how, spell, told]) =>
			about(`the number ${how} in its row`, told, ([asked]) =>
				around([spelled(called(asked), spell(asked.phone))]),
			),
		),
		...[certain[0], certain[1], uncertain[0]].map(([how, spell]) =>
			about(`the number ${how} in its refused row`, likelyRefused, ([asked]) =>
				around([spelled(refusedOne(asked), spell(asked.phone))]),
			),
		),
		about('a refused row', refused, ([asked]) => around([refusedOne(asked)])),
		about('a row, then one that calls it a duplicate', placed, ([asked]) =>
			around([called(asked), duplicate(asked)]),
		),
		about('a row that calls it a duplicate, then one', placed, ([asked]) =>
			around([duplicate(asked), called(asked)]),
		),
		about('a row, then a duplicate in another spelling', placed, ([asked]) =>
			around([called(asked), spelled(duplicate(asked), `8${asked.phone.slice(1)}`)]),
		),
		about('a duplicate, then a row in another spelling', placed, ([asked]) =>
			around([duplicate(asked), spelled(called(asked), `8${asked.phone.slice(1)}`)]),
		),
		about('a row and a refused one', sign, ([asked]) => around([called(asked), refusedOne(asked)])),
		about('a refused row and one', sign, ([asked]) => around([refusedOne(asked), called(asked)])),
		about('the same row twice', placed, ([asked]) => around([called(asked), called(asked)])),
		about('the same refused row twice', refused, ([asked]) => around([refusedOne(asked), refusedOne(asked)])),
		about("somebody else's row", unclear, ([asked]) => around([spelled(called(asked), '79990000000')])),
		about("somebody else's refused row", unclear, ([asked]) =>
			around([spelled(refusedOne(asked), '79990000000')]),
		),
		about('rows by index', placed, ([asked]) => around({ 0: called(asked) })),
		about('rows by id', placed, ([asked]) => around({ [asked.id]: called(asked) })),
		about('rows by phone', sign, ([asked]) => around({ [asked.phone]: called(asked) })),
		about('the row itself for a list', sign, ([asked]) => around(called(asked))),
		about('rows within a list', sign, ([asked]) => around([[called(asked)]])),
		about('rows as JSON text', sign, ([asked]) => around(JSON.stringify([called(asked)]))),
		about('a refused row by index', likelyRefused, ([asked]) => around({ 0: refusedOne(asked) })),
		...strange.map(([what, row]) => about(`${what} for a row`, unclear, () => around([row]))),
		...[422, 500, 302].map((status) =>
			about(`status ${status} and an error beside the row`, sign, ([asked]) => complaining([called(asked)]), {
				status,
			}),
		),
		about('an error beside the row', sign, ([asked]) => complaining([called(asked)])),
		about('an error beside rows by index', sign, ([asked]) => complaining({ 0: called(asked) })),
		about('an error beside a row with a masked number', sign, ([asked]) =>
			complaining([spelled(called(asked), '7900***0000')]),
		),
		about('an error beside a refused row', likelyRefused, ([asked]) => complaining([refusedOne(asked)])),
	];
}

/** Rows about three numbers, of which the second is the odd one. */
export function manyRows({ called, refusedOne, duplicate, around, complaining }: RowWriter): Answer[] {
	const all = (told: Told[]) => [told, told, told];
	const mixed = [sign, likelyRefused, sign];
	const rowOf = (asked: Asked) => (asked.place === 1 ? refusedOne(asked) : called(asked));
	const butSecond = (asked: Asked[]) => asked.filter(({ place }) => place !== 1);
	const withoutPhone = (asked: Asked) => spelled(called(asked), undefined);
	return [
		...[certain[0], certain[1]].map(([how, spell]) =>
			aboutMany(`three numbers, each ${how}`, all(placed), (asked) =>
				around(asked.map((one) => spelled(called(one), spell(one.phone)))),
			),
		),
		...uncertain
			.slice(0, 4)
			.map(([how, spell]) =>
				aboutMany(`three numbers, each ${how}`, all(sign), (asked) =>
					around(asked.map((one) => spelled(called(one), spell(one.phone)))),
				),
			),
		aboutMany('three numbers in another order', all(placed), (asked) =>
			around([...asked].reverse().map(called)),
		),
		aboutMany('the second of three left out', [placed, unclear, placed], (asked) =>
			around(butSecond(asked).map(called)),
		),
		aboutMany('the second of three left out, rows without numbers', all(unclear), (asked) =>
			around(butSecond(asked).map(withoutPhone)),
		),
		aboutMany('the second of three refused', [placed, refused, placed], (asked) => around(asked.map(rowOf))),
		aboutMany('all three refused', all(refused), (asked) => around(asked.map(refusedOne))),
		aboutMany('the second of three refused, masked numbers', mixed, (asked) =>
			around(asked.map((one) => spelled(rowOf(one), `7900***${one.phone.slice(-4)}`))),
		),
		aboutMany('three rows, then three duplicates', all(placed), (asked) =>
			around([...asked.map(called), ...asked.map(duplicate)]),
		),
		aboutMany('three duplicates, then three rows', all(placed), (asked) =>
			around([...asked.map(duplicate), ...asked.map(called)]),
		),
		aboutMany('three rows by index', all(placed), (asked) =>
			around(keyed(asked.map(called), (_, index) => String(index))),
		),
		aboutMany('three rows by id', all(placed), (asked) =>
			around(Object.fromEntries(asked.map((one) => [one.id, called(one)]))),
		),
		aboutMany('three rows by index with the second missing', [placed, unclear, placed], (asked) =>
			around(Object.fromEntries(butSecond(asked).map((one) => [one.place, called(one)]))),
		),
		aboutMany('three rows within one of which is null', [placed, unclear, placed], (asked) =>
			around(asked.map((one) => (one.place === 1 ? null : called(one)))),
		),
		...[200, 422].map((status) =>
			aboutMany(
				`status ${status} and an error beside rows, one refused`,
				mixed,
				(asked) => complaining(asked.map(rowOf)),
				{ status },
			),
		),
		aboutMany('no rows for three numbers', all(unclear), () => around([])),
		aboutMany('null for the rows of three numbers', all(unclear), () => around(null)),
	];
}
