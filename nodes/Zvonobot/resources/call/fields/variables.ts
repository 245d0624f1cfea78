/** The variables of a template, and the turned-round form in which the service takes them. */

import type { INodeProperties } from 'n8n-workflow';

import type { Item } from '../../../../shared/item';
import { Group } from '../../../../shared/reader';
import { fieldOf, missingField } from '../../../../shared/values/path';
import { isRecord, isUnset, textOf } from '../../../../shared/values/text';

export const templateVariablesField: INodeProperties = {
	displayName: 'Template Variables',
	name: 'templateVariables',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: "What each person hears instead of each variable of the template's text",
	typeOptions: {
		loadOptionsDependsOn: ['template.value'],
		resourceMapper: {
			resourceMapperMethod: 'getTemplateVariables',
			mode: 'add',
			valuesLabel: 'Template Variables',
			fieldWords: { singular: 'variable', plural: 'variables' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: true,
		},
	},
};

export const variablesField: INodeProperties = {
	displayName: 'Variables',
	name: 'variables',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Variable',
	default: {},
	description:
		'Variables by their names, for a template whose text Zvonobot does not show or that an expression chooses. Their values go into the places of {name} and the like.',
	options: [
		{
			displayName: 'Variable',
			name: 'variable',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. name',
					description: 'As the template has it, without its braces',
				},
				{
					displayName: 'Value From',
					name: 'from',
					type: 'options',
					default: 'field',
					options: [
						{ name: 'Input Field', value: 'field', description: 'A field of each input item' },
						{ name: 'Value', value: 'value', description: 'A text or an expression' },
					],
				},
				{
					displayName: 'Field',
					name: 'field',
					type: 'string',
					default: '',
					placeholder: 'e.g. contact.firstName',
					description: 'Name of the input field that holds the value. Use dot notation for nested fields.',
					displayOptions: { show: { from: ['field'] } },
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					displayOptions: { show: { from: ['value'] } },
				},
			],
		},
	],
};

const LABEL = 'Variables';
const MAPPED_LABEL = 'Template Variables';

/**
 * Reads the variables of one item, turned around as the service takes them: `{"Elena": "{name}"}` (docs/api-notes.md,
 * Zvonobot: Variables of a template).
 *
 * @param needed the variables that the template is known to have
 * @throws NodeOperationError naming the variables that have no value, or equal ones that would swallow each other
 */
export function readVariables(item: Item, needed: string[]): Record<string, string> {
	const values = new Map([...readRows(item), ...readMapped(item, needed)]);
	const missing = needed.filter((name) => !values.has(name));
	if (missing.length > 0) throw refuseMissing(item, missing);
	const turned = new Map<string, string>();
	for (const [name, value] of values) {
		const other = turned.get(value);
		if (other !== undefined) throw refuseEqual(item, other, name);
		turned.set(value, `{${name}}`);
	}
	return Object.fromEntries(turned);
}

/** What was filled in beside the names that the template's text has. */
function readMapped(item: Item, needed: string[]): Array<[string, string]> {
	const mapper = item.group('templateVariables', MAPPED_LABEL);
	const mode = mapper.choice('mappingMode', MAPPED_LABEL, ['defineBelow', 'autoMapInputData'], 'defineBelow');
	const mapped = mode === 'defineBelow' ? (mapper.raw('value', MAPPED_LABEL) ?? {}) : item.json;
	if (!isRecord(mapped)) throw item.refuse(MAPPED_LABEL, 'must be set field by field');
	// Without the template's text, the form's rows are all that is known; the fields of the input may be anything.
	const names = needed.length > 0 || mode !== 'defineBelow' ? needed : Object.keys(mapped);
	return names
		.filter((name) => Object.hasOwn(mapped, name) && !isUnset(mapped[name]))
		.map((name) => {
			const text = textOf(mapped[name]);
			if (text !== undefined) return [name, text];
			throw item.refuse(MAPPED_LABEL, `hold a value for {${name}} that is not text`);
		});
}

function readRows(item: Item): Array<[string, string]> {
	return rowsOf(item).map((row) => {
		const name = (row.text('name', 'Name') ?? '').replace(/^\{(.*)\}$/, '$1');
		if (name === '') throw item.refuse(LABEL, 'hold a variable without a name');
		return [name, valueOf(item, row, name)];
	});
}

function rowsOf(item: Item): Group[] {
	const rows = item.group('variables', LABEL).raw('variable', LABEL) ?? [];
	const list: unknown[] = Array.isArray(rows) ? rows : [rows];
	return list.map((row) => {
		if (isRecord(row)) return new Group(row, item);
		throw item.refuse(LABEL, 'must be set field by field');
	});
}

function valueOf(item: Item, row: Group, name: string): string {
	const from = row.choice('from', 'Value From', ['field', 'value'], 'field');
	const path = row.text('field', 'Field') ?? '';
	const value = from === 'value' ? row.raw('value', 'Value') : fieldOf(item.json, path);
	if (isUnset(value)) {
		const why = from === 'field' && value === undefined ? `: ${missingField(item.json, path)}` : '';
		throw item.refuse(LABEL, `hold no value for {${name}}${why}`);
	}
	const text = textOf(value);
	if (text !== undefined) return text;
	if (from === 'value') throw item.refuse('Value', `for {${name}} is not text`);
	throw item.refuse(LABEL, `hold a value for {${name}} that is not text`);
}

function refuseMissing(item: Item, missing: string[]) {
	const names = missing.map((name) => `{${name}}`).join(', ');
	return item.refuse(
		MAPPED_LABEL,
		`hold no value for ${names}`,
		'The person would hear the names of the variables. Fill them in, or choose another template. Nothing was sent.',
	);
}

function refuseEqual(item: Item, first: string, second: string) {
	return item.refuse(
		LABEL,
		`have the same value for ${first} and {${second}}`,
		'Zvonobot names variables by their values, so one of the two would be lost. Make the values differ, for example by a full stop. Nothing was sent.',
	);
}
