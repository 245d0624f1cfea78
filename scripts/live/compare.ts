/** Compares what a service says with what the sandbox says to the same request, and with what the package can read. */

import type { IDataObject } from 'n8n-workflow';

import { toCallState } from '../../nodes/shared/values/callState';
import { documents } from '../../sandbox/documents';
import type { Exchange } from './ask';
import { shownPath, shownWords } from './hide';
import { type FieldShape, GENERIC_TEXT, parentOf, type Shape, shapeOf } from './shape';

export type Verdict = 'as known' | 'differs' | 'not read';

/** What came of one question. */
export interface Finding {
	name: string;
	exchange: Exchange;
	verdict: Verdict;
	/** One sentence each. */
	differences: string[];
}

/** @param known the sandbox's answers to the same question; none if it cannot answer it */
export function compare(
	exchange: Exchange,
	known: Exchange[],
	secrets: string[],
	mayBeRefused = false,
): Finding {
	const { name, body, reading } = exchange;
	const differences: string[] = [];
	const isRefused = 'failure' in reading;
	// No answer at all is not what was expected either.
	const asExpected = mayBeRefused && exchange.status !== undefined;
	if (isRefused && !asExpected) {
		const { failure, detail } = reading;
		differences.push(`Not read: ${failure.message}${detail ? ` [${shownWords(detail, secrets)}]` : ''}.`);
	}
	if (body !== undefined && known.length > 0) {
		const [live, sample] = [shapeOf([body]), shapeOf(known.map((one) => one.body))];
		differences.push(...fieldDifferences(live, sample), ...wordDifferences(live, sample, secrets));
	}
	if (!isRefused) differences.push(...readingDifferences(reading, known));
	const same = differences.length === 0 ? 'as known' : 'differs';
	return { name, exchange, differences, verdict: isRefused && !asExpected ? 'not read' : same };
}

function fieldDifferences(live: Shape, sample: Shape): string[] {
	const found: string[] = [];
	/** Nothing below these is compared. */
	const told = new Set<string>();
	for (const [path, field] of live) {
		if (isBelow(path, told)) continue;
		const known = sample.get(path);
		const other = known && [...field.kinds].filter((kind) => !fits(kind, known.kinds));
		if (!known && isOpenIn(sample, path)) continue;
		if (!known) found.push(`${shownPath(path)}: a field that is not known (${listOf(field)}).`);
		else if (other?.length) {
			found.push(`${shownPath(path)}: ${other.join(', ')}; known: ${listOf(known)}.`);
		}
		if (!known || other?.some((kind) => CONTAINERS.includes(kind))) told.add(path);
	}
	return [...found, ...missing(live, sample, told)];
}

const CONTAINERS = ['object', 'list'];

const listOf = ({ kinds }: FieldShape): string => [...kinds].join(', ');

/** What is below a field that was always empty is not known. */
function isOpenIn(sample: Shape, path: string): boolean {
	const above = sample.get(path.endsWith('[]') ? path.slice(0, -2) : parentOf(path));
	return above !== undefined && isEmpty(above.kinds);
}

const isBelow = (path: string, told: Set<string>): boolean =>
	[...told].some((above) => path.startsWith(`${above}.`) || path.startsWith(`${above}[]`));

const EMPTY = ['null', 'empty list', 'empty text'];
const isEmpty = (kinds: Set<string>): boolean => [...kinds].every((kind) => EMPTY.includes(kind));

/** A field that was empty in the sandbox may hold anything; a list may be empty, and a text of any form where any text may be. */
function fits(kind: string, known: Set<string>): boolean {
	if (known.has(kind) || isEmpty(known)) return true;
	if (kind === 'empty list') return known.has('list');
	return known.has(GENERIC_TEXT) && /text/.test(kind);
}

function missing(live: Shape, sample: Shape, told: Set<string>): string[] {
	const absent = [...sample].filter(([path, { seen, around }]) => {
		const parent = live.get(parentOf(path));
		const isObject = parent?.kinds.has('object') ?? false;
		if (isBelow(path, told)) return false;
		return seen === around && isObject && !path.endsWith('[]') && !isEverywhere(live.get(path));
	});
	return absent.map(([path]) => `${shownPath(path)}: missing${live.has(path) ? ' in some rows' : ''}.`);
}

const isEverywhere = (field: FieldShape | undefined): boolean =>
	field !== undefined && field.seen >= field.around;

const VERDICTS = ['ok', 'error', 'success'];

function wordDifferences(live: Shape, sample: Shape, secrets: string[]): string[] {
	const known = new Set([...VERDICTS, ...documents.flatMap(({ state }) => state)]);
	sample.forEach(({ words }) => words.forEach((word) => known.add(word)));
	return [...live].flatMap(([path, { words }]) =>
		[...words]
			.filter((word) => !known.has(word))
			.map((word) => {
				const state = toCallState(word);
				const meaning = state === 'unknown' ? 'not known to the package' : `not documented, read as ${state}`;
				return `${shownPath(path)}: the word «${shownWords(word, secrets)}» is ${meaning}.`;
			}),
	);
}

/** What the package finds in the sandbox's answer and not in this one. */
function readingDifferences(rows: IDataObject[], known: Exchange[]): string[] {
	const samples = known.flatMap(({ reading }) => ('failure' in reading ? [] : reading));
	if (rows.length === 0 || samples.length === 0) return [];
	const isSet = (name: string) => (row: IDataObject) => row[name] !== null && row[name] !== undefined;
	return Object.keys(samples[0])
		.filter((name) => samples.every(isSet(name)) && !rows.some(isSet(name)))
		.map((name) => `The package finds no \`${name}\` in it.`);
}
