/** The parameters of a node in which one field takes part, holds a value, or holds the expression that gives values. */

import { deepCopy, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { sampleOf } from './samples';
import { FROM_NOW } from './values';
import type { Operation, Subject } from './walk';

/** What the field holds: nothing, what a person typed into the form, or the expression. */
export type Held = 'nothing' | 'expression' | { typed: unknown };

type Path = Subject['path'];
interface Tree {
	[key: string]: unknown;
}

const EXPRESSION = `={{ $json.fromNow ? ${FROM_NOW} : $json.value }}`;
const CHOSEN_BY = ['resource', 'operation'];

/** Good parameters of the operation, with which the form shows the field. */
export function baseFor(operation: Operation, subject: Subject, more: object = {}): INodeParameters {
	const { resource, operation: name, fields } = operation;
	return formOf(fields, { resource, operation: name }, subject, more);
}

/** The fields of a form, filled in as far as they have to be. */
export function formOf(
	fields: INodeProperties[],
	chosen: Record<string, string>,
	subject: Subject,
	more: object = {},
): INodeParameters {
	const base: Tree = chosen;
	for (const field of fields) {
		if (field.required && isEmpty(field)) base[field.name] = inForm(field, sampleFor(field));
	}
	const parameters = merged(base, deepCopy(more));
	showField(parameters, subject);
	return parameters as INodeParameters;
}

/** Sets what a field is shown by, for it and for all that it lies in. */
function showField(base: Tree, { line, path }: Subject): void {
	let at = -1;
	for (const { name, displayOptions } of line) {
		at = path.indexOf(name, at + 1);
		for (const [condition, values] of Object.entries(displayOptions?.show ?? {})) {
			if (CHOSEN_BY.includes(condition)) continue;
			const place = condition.startsWith('/') ? [condition.slice(1)] : [...path.slice(0, at), condition];
			if (!values?.includes(valueAt(base, place) as never)) setAt(base, place, values?.[0]);
		}
	}
}

/** The same parameters with the field in question filled in. */
export function filled(
	base: INodeParameters,
	{ field, path, whole }: Subject,
	held: Held,
	expression = EXPRESSION,
): INodeParameters {
	const parameters = deepCopy(base);
	if (held === 'nothing') removeAt(parameters, path);
	else if (held !== 'expression') setAt(parameters, path, inForm(field, held.typed));
	else setAt(parameters, path, whole ? expression : inForm(field, expression));
	return parameters;
}

/** As the form stores it: a picker with its last mode, which takes what is typed. */
function inForm({ modes, type }: INodeProperties, value: unknown): unknown {
	if (type !== 'resourceLocator') return value;
	return { __rl: true, mode: modes?.[modes.length - 1].name, value };
}

const isEmpty = ({ default: preset, type }: INodeProperties) =>
	preset === '' || type === 'resourceLocator' || (Array.isArray(preset) && preset.length === 0);

/** Each item calls a phone of its own. */
const sampleFor = (field: INodeProperties) =>
	field.name === 'phoneNumber' ? '={{ $json.phone }}' : sampleOf(field);

/** `more` over `base`, group by group. */
function merged(base: Tree, more: object): Tree {
	const result: Tree = { ...base };
	for (const [key, value] of Object.entries(more)) {
		const below = result[key];
		result[key] = isTree(below) && isTree(value) ? merged(below, value) : (value as unknown);
	}
	return result;
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

function valueAt(tree: Tree, path: Path): unknown {
	return path.reduce<unknown>((below, key) => (isTree(below) ? below[key] : undefined), tree);
}

function setAt(tree: Tree, path: Path, value: unknown): void {
	let below = tree;
	path.slice(0, -1).forEach((key, at) => {
		if (!isTree(below[key])) below[key] = typeof path[at + 1] === 'number' ? [] : {};
		below = below[key] as Tree;
	});
	below[path[path.length - 1]] = value;
}

function removeAt(tree: Tree, path: Path): void {
	const holder = valueAt(tree, path.slice(0, -1));
	if (isTree(holder)) delete holder[path[path.length - 1]];
}
