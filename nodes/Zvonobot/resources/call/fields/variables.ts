/** The variables of a template, and the turned-round form in which the service takes them. */

import type { INodeProperties } from 'n8n-workflow';

import type { Item } from '../../../../shared/item';
import { Group } from '../../../../shared/reader';
import { fieldOf } from '../../../../shared/values/path';
import { isRecord, isUnset, textOf } from '../../../../shared/values/text';

export const variablesField: INodeProperties = {
	displayName: 'Variables',
	name: 'variables',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Variable',
	default: {},
	description: 'What each person hears in the places of {name} and the like',
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
					description: 'Name of the input field that holds the value. Dots reach into objects.',
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

/**
 * Reads the variables of one item, turned round as the service takes them: `{"Elena": "{name}"}` (field notes §5.12).
 *
 * @throws NodeOperationError naming the variables whose values are empty, or equal and so would swallow each other
 */
export function readVariables(item: Item): Record<string, string> {
	const turned = new Map<string, string>();
	for (const row of rowsOf(item)) {
		const name = (row.text('name', 'Name') ?? '').replace(/^\{(.*)\}$/, '$1');
		if (name === '') throw item.refuse(LABEL, 'hold a variable without a name');
		const value = valueOf(item, row, name);
		const other = turned.get(value);
		if (other !== undefined) throw refuseEqual(item, other, name);
		turned.set(value, `{${name}}`);
	}
	return Object.fromEntries(turned);
}

function rowsOf(item: Item): Group[] {
	const rows = item.group('variables', LABEL).raw('variable', LABEL) ?? [];
	const list: unknown[] = Array.isArray(rows) ? rows : [rows];
	return list.map((row) => {
		if (isRecord(row)) return new Group(row, item);
		throw item.refuse(LABEL, 'must be filled in in the form');
	});
}

function valueOf(item: Item, row: Group, name: string): string {
	const from = row.choice('from', 'Value From', ['field', 'value'], 'field');
	const path = row.text('field', 'Field') ?? '';
	const value = from === 'value' ? row.raw('value', 'Value') : fieldOf(item.json, path);
	if (isUnset(value)) throw item.refuse(LABEL, `hold no value for {${name}}`);
	const text = textOf(value);
	if (text !== undefined) return text;
	if (from === 'value') throw item.refuse('Value', `for {${name}} is not text`);
	throw item.refuse(LABEL, `hold a value for {${name}} that is not text`);
}

function refuseEqual(item: Item, first: string, second: string) {
	return item.refuse(
		LABEL,
		`have the same value for ${first} and {${second}}`,
		'Zvonobot names variables by their values, so one of the two would be lost. Make the values differ, for example by a full stop. Nothing was sent.',
	);
}
