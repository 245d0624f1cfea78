/** Random answers of a service: JSON of any shape, good answers with something changed in them, and either cut or re-encoded. */

import fc from 'fast-check';
import type { IN8nHttpFullResponse } from 'n8n-workflow';

type Tree = Record<string, unknown> | unknown[];

/** What PHP services are known to put in the place of something else, and words of refusals and of success. */
const ODD_VALUES: unknown[] = [
	...[
		null,
		false,
		true,
		0,
		1,
		-1,
		42,
		200,
		408,
		500,
		1e21,
		0.1,
		'',
		' ',
		'0',
		'1',
		'-1',
		'null',
		'true',
		'false',
	],
	...[
		'ok',
		'OK',
		'success',
		'done',
		'error',
		'fail',
		'duplicate',
		'created',
		'finished',
		'constructor',
		'__proto__',
	],
	...['Error_Duplicate', 'number_not_valid', 'brand_new', 'Номер в чёрном списке', 'temporarily unavailable'],
	...[
		'79000000010',
		89000000011,
		'+7 900 000-00-10',
		'7900***0010',
		'1,82',
		'1 234.50 руб.',
		'0427',
		'XXXX',
		'00 42',
	],
	...[
		[],
		{},
		[[]],
		[{}],
		[null],
		{ message: 'temporarily unavailable' },
		{ errors: { phone: ['is wrong'] } },
	],
];
const ODD_FIELDS = [
	...[
		'id',
		'data',
		'status',
		'result',
		'success',
		'error',
		'errors',
		'error_code',
		'message',
		'code',
		'phone',
	],
	...['subscribers', 'callIdList', 'object', 'balance', 'rows', 'calls', '0', '1', '5501', '79000000010'],
];
const STATUSES = [
	200, 200, 200, 200, 200, 200, 200, 201, 204, 302, 307, 400, 401, 402, 404, 408, 422, 429, 500, 503,
];

const isTree = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What happens to a value. */
type Change = (old: unknown, odd: unknown, field: string) => unknown;
const onList =
	(ofList: (list: unknown[]) => unknown, ofOthers: Change): Change =>
	(old, odd, field) =>
		Array.isArray(old) ? ofList(old as unknown[]) : ofOthers(old, odd, field);
const byId = (list: unknown[]) => Object.fromEntries(list.map((row, index) => [String(5501 + index), row]));

const CHANGES: Change[] = [
	(_old, odd) => odd,
	(_old, odd) => odd,
	() => undefined,
	(old, odd, field) => (isTree(old) ? { ...old, [field]: odd } : odd),
	(old) => (isTree(old) ? Object.fromEntries(Object.entries(old).reverse()) : String(old)),
	onList(
		(list) => ({ ...list }),
		(old) => [old],
	),
	onList((list) => [...list].reverse(), Number),
	onList(
		(list) => [...list, ...list],
		(old, _odd, field) => ({ [field]: old }),
	),
	onList(
		([first]) => first,
		(old) => old,
	),
	onList(byId, (_old, odd) => odd),
];

/** Which place, what to do there, and with what. */
const change = fc.tuple(
	fc.nat(),
	fc.nat(CHANGES.length - 1),
	fc.constantFrom(...ODD_VALUES),
	fc.constantFrom(...ODD_FIELDS),
);
const form = fc.tuple(fc.nat(9), fc.nat());

const ofAnyShape = fc.oneof(
	{ weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
	{
		weight: 3,
		arbitrary: fc.object({
			key: fc.constantFrom(...ODD_FIELDS),
			maxDepth: 3,
			values: [fc.constantFrom(...ODD_VALUES)],
		}),
	},
	{
		weight: 1,
		arbitrary: fc.array(fc.dictionary(fc.constantFrom(...ODD_FIELDS), fc.constantFrom(...ODD_VALUES)), {
			maxLength: 3,
		}),
	},
);

/** @param good what the service answers to the same request when all is well */
export function randomAnswers(good: unknown): fc.Arbitrary<IN8nHttpFullResponse> {
	const changed = fc
		.array(change, { maxLength: 4 })
		.map((changes) => changes.reduce(withChange, shortened(good)));
	const content = fc.oneof({ weight: 3, arbitrary: changed }, { weight: 2, arbitrary: ofAnyShape });
	return fc.tuple(content, form, fc.constantFrom(...STATUSES)).map(([value, how, statusCode]) => ({
		statusCode,
		headers: {},
		body: asClientReads(written(value, how)) as never,
	}));
}

const MOST_ROWS = 3;

/** Without most rows of long lists. */
const shortened = (value: unknown): unknown =>
	JSON.parse(
		JSON.stringify(value, (_, part: unknown) => (Array.isArray(part) ? part.slice(0, MOST_ROWS) : part)),
	);

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null)) as unknown;

/** What can be changed: each object and list, with each of its entries. */
function placesIn(value: unknown): Array<[Tree, string]> {
	if (typeof value !== 'object' || value === null) return [];
	const tree = value as Tree;
	return Object.keys(tree).flatMap((key) => [[tree, key] as [Tree, string], ...placesIn(at(tree, key))]);
}

const at = (tree: Tree, key: string): unknown => (tree as Record<string, unknown>)[key];

/** @param change which place, what to do there, and with what; a field that becomes undefined is left out */
function withChange(value: unknown, [where, what, odd, field]: [number, number, unknown, string]): unknown {
	const root = { root: copy(value) };
	const places = placesIn(root);
	const [tree, key] = places[where % places.length];
	Object.assign(tree, { [key]: CHANGES[what](at(tree, key), odd, field) });
	return root.root;
}

/** As it stands in the answer: most often as JSON, else cut, or in another form. */
function written(value: unknown, [how, number]: [number, number]): string {
	const json = JSON.stringify(value) ?? '';
	switch (how) {
		case 0:
			return json.slice(0, number % (json.length + 1));
		case 1:
			return `\uFEFF${json}`;
		case 2:
			return `<br />\n<b>Warning</b>:  Undefined index: id in <b>/var/www/api.php</b> on line <b>7</b><br />\n${json}`;
		case 3:
			return [
				Buffer.from(json).toString('latin1'),
				JSON.stringify(json),
				`<html>${json}</html>`,
				`${json}\nOK`,
			][number % 4];
		default:
			return json;
	}
}

/** n8n's client hands over what it can read as JSON, and all else as text. */
function asClientReads(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
