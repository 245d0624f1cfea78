/** The variables of a template, and the turned-round form in which the service takes them. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { fieldOf } from '../../../../shared/values/path';
import { isRecord, textOf } from '../../../../shared/values/text';
import type { Item } from '../../../api/item';

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

/**
 * Reads the variables of one item, turned round as the service takes them: `{"Elena": "{name}"}` (field notes §5.12).
 *
 * @throws NodeOperationError naming the variables whose values are empty, or equal and so would swallow each other
 */
export function readVariables(item: Item): Record<string, string> {
	const given = item.get('variables', {});
	const rows = isRecord(given) && Array.isArray(given.variable) ? (given.variable as IDataObject[]) : [];
	const turned: Record<string, string> = {};
	for (const row of rows) {
		const name = (textOf(row.name) ?? '').replace(/^\{(.*)\}$/, '$1');
		if (name === '') throw item.refuse('Variables', 'hold a variable without a name');
		const value = valueOf(item, row);
		if (value === undefined) throw item.refuse('Variables', `hold no value for {${name}}`);
		if (Object.hasOwn(turned, value)) throw refuseEqual(item, turned[value], name);
		turned[value] = `{${name}}`;
	}
	return turned;
}

function valueOf(item: Item, { from, field, value }: IDataObject): string | undefined {
	if (from === 'value') return textOf(value);
	return textOf(fieldOf(item.context.getInputData()[item.index].json, textOf(field) ?? ''));
}

function refuseEqual(item: Item, first: string, second: string) {
	return item.refuse(
		'Variables',
		`have the same value for ${first} and {${second}}`,
		'Zvonobot names variables by their values, so one of the two would be lost. Make the values differ, for example by a full stop. Nothing was sent.',
	);
}
