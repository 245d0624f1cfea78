/** Fields of an item by their names, as people type them. */

import type { IDataObject } from 'n8n-workflow';

import { isRecord } from './text';

const MOST_NAMES = 8;
const LONGEST_NAME = 40;

/** One step: `name`, `[0]`, `['a b']`. A dot follows unless a bracket does. */
const STEP = /(?:\[(?:(\d+)|'([^']*)'|"([^"]*)")\]|([^.[\]]+))(?:\.(?=[^.[\]])|(?=\[)|$)/y;

/** The value of a field by its name, or by a path such as `contact.phone`, `PHONE[0].VALUE` or `a['b c']`. */
export function fieldOf(json: IDataObject, path: string): unknown {
	if (Object.hasOwn(json, path)) return json[path];
	const steps = stepsOf(path.trim());
	return steps?.reduce<unknown>(childOf, json);
}

/**
 * What to say of a path that leads to no field, with the fields that there are.
 *
 * @returns a sentence such as `the items have no field 'phone'; they have: Phone, Name, Sum`
 */
export function missingField(json: IDataObject, path: string): string {
	const { parent, names } = nearestTo(json, stepsOf(path.trim()) ?? []);
	const listed = names.slice(0, MOST_NAMES).map((name) => shortened(parent + name));
	if (names.length > MOST_NAMES) listed.push('…');
	const has = listed.length > 0 ? listed.join(', ') : 'no fields';
	return `the items have no field '${shortened(path)}'; they have: ${has}`;
}

/** An expression that is one field of the item, as dragging it in makes it. */
const JSON_FIELD = /^=\s*\{\{\s*\$json\.?([\w[\u0080-\uffff][^{}|?()]*?)\s*\}\}\s*$/;

/** The same of an expression that gives nothing; undefined where another reason than a missing field must be sought. */
export function missingInExpression(json: IDataObject, expression: unknown): string | undefined {
	const path = typeof expression === 'string' ? JSON_FIELD.exec(expression)?.[1] : undefined;
	return path === undefined || fieldOf(json, path) !== undefined ? undefined : missingField(json, path);
}

function stepsOf(path: string): string[] | undefined {
	const steps: string[] = [];
	STEP.lastIndex = 0;
	while (STEP.lastIndex < path.length) {
		const step = STEP.exec(path);
		if (!step) return undefined;
		steps.push(step[1] ?? step[2] ?? step[3] ?? step[4]);
	}
	return steps.length > 0 ? steps : undefined;
}

/** Own fields only; of a list, its entries. */
function childOf(value: unknown, step: string): unknown {
	if (Array.isArray(value)) return /^\d+$/.test(step) ? (value[Number(step)] as unknown) : undefined;
	return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** The last object on the way, and how its fields are reached. */
function nearestTo(json: IDataObject, steps: string[]): { parent: string; names: string[] } {
	let nearest = { parent: '', names: Object.keys(json) };
	let value: unknown = json;
	let parent = '';
	for (const step of steps) {
		value = childOf(value, step);
		parent += `${step}.`;
		if (isRecord(value)) nearest = { parent, names: Object.keys(value) };
	}
	return nearest;
}

function shortened(name: string): string {
	const line = name.replace(/\s+/g, ' ');
	return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}
