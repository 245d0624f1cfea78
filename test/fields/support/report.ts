/** The tests of types for a list of operations: what they say at the end, and how they show what went wrong. */

import { type Fault, judge, type Verdict } from './judge';
import { type Observer, observerOf } from './observer';
import { sceneOf } from './scenes';
import { stage } from './stage';
import { valuesFor } from './values';
import { type Operation, type Subject, subjectsOf } from './walk';

/** Where much is wrong, each value has a run of its own. */
export const LONG_MS = 300_000;

export interface Count {
	values: number;
	parameters: number;
	faults: number;
	/** Fields whose effect the test can't see. */
	unseen: string[];
}

/** @param unseen fields whose effect can't be seen in some of the operations, by the ends of their names */
export function testOperations(what: string, operations: Operation[], unseen: string[] = []): void {
	const world = stage();
	const count = counting(what);

	it.each(operations)(
		'$name reads every value of every field as it is meant, or refuses it by name before any request',
		async (operation) => {
			const observerFor = (subject: Subject) =>
				observerOf(world, operation, subject, sceneOf(operation, subject));
			expect(await tableOf(count, operation.name, subjectsOf(operation.fields), observerFor)).toBe('');
		},
		LONG_MS,
	);

	expectSeen(count, unseen);
}

/** A test that can't see what a field does would find every value right. */
export function expectSeen(count: Count, unseen: string[] = []): void {
	it('shows in what is sent or comes out what each of its fields is set to', () => {
		const known = (name: string) => unseen.some((end) => name.endsWith(end));
		expect(count.unseen.filter((name) => !known(name))).toEqual([]);
	});
}

/** Counts for some of the tests of a file, told at their end. */
export function counting(what: string): Count {
	const count: Count = { values: 0, parameters: 0, faults: 0, unseen: [] };
	afterAll(() => {
		const { values, parameters, faults } = count;
		const all = `${values} values of ${parameters} parameters`;
		const right = `${all}: read as meant or refused by name`;
		const wrong = `${faults} of ${all}: neither read as meant nor refused by name`;
		process.stdout.write(`${what}: ${faults === 0 ? right : wrong}\n`);
	});
	return count;
}

/** @returns a table of what was neither read nor refused; empty where all was */
export async function tableOf(
	count: Count,
	where: string,
	subjects: Subject[],
	observerFor: (subject: Subject) => Observer,
	valuesOf = valuesFor,
): Promise<string> {
	const faults: Fault[] = [];
	let values = 0;
	for (const subject of subjects) {
		const verdict: Verdict = await judge(subject, observerFor(subject), valuesOf(subject));
		faults.push(...verdict.faults);
		values += verdict.values;
		if (!verdict.visible) count.unseen.push(`${where} → ${subject.name}`);
	}
	count.values += values;
	count.faults += faults.length;
	count.parameters += subjects.length;
	if (faults.length === 0) return '';
	const head = `${where}: ${faults.length} of ${values} values are neither read as meant nor refused by name`;
	// Jest would put a backslash before each.
	return [head, ...rowsOf(faults)].join('\n').replace(/"/g, "'");
}

/** Values of a field that have come to the same share a row. */
function rowsOf(faults: Fault[]): string[] {
	const rows = new Map<string, Fault>();
	for (const fault of faults) {
		const key = `${fault.parameter} ${fault.happened}`;
		const row = rows.get(key);
		rows.set(key, row ? { ...row, value: `${row.value} · ${fault.value}` } : fault);
	}
	return [...rows.values()].map(({ parameter, value, happened }) => `${parameter} | ${value} | ${happened}`);
}
