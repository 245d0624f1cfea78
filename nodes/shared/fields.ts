/** Fields and parameter readers that all services share. */

import type {
	IDataObject,
	IExecuteSingleFunctions,
	INode,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { type Item, itemOf } from './item';
import type { Reader } from './reader';

/** Shows the fields for these resources and operations only, and under the conditions they have of their own. */
export function forOperation(
	show: { resource: string[]; operation: string[] },
	fields: INodeProperties[],
): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		// The operation first: n8n shows a field as soon as it meets a condition on an expression.
		displayOptions: { ...field.displayOptions, show: { ...show, ...field.displayOptions?.show } },
	}));
}

export const simplifyOption: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Days as the services and the safety count them. In a constant, because the linter would sort them by name. */
export const weekdayOptions: INodePropertyOptions[] = [
	{ name: 'Monday', value: 1 },
	{ name: 'Tuesday', value: 2 },
	{ name: 'Wednesday', value: 3 },
	{ name: 'Thursday', value: 4 },
	{ name: 'Friday', value: 5 },
	{ name: 'Saturday', value: 6 },
	{ name: 'Sunday', value: 7 },
];

/** Options that every operation has. */
export const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [simplifyOption],
};

/** Reads an own verification code: four digits as text, or undefined where the service is to choose. */
export function readCode(item: Item): string | undefined {
	const code = item.text('code', 'Code');
	if (code === undefined) return undefined;
	if (!/^[0-9]+$/.test(code)) throw item.refuse('Code', 'may hold only digits');
	if (code.length !== 4) throw item.refuse('Code', `has ${code.length} digits; it needs 4`);
	return code;
}

/** Whether the result is to be simplified. */
export const isSimplified = (item: Reader): boolean =>
	item.group('options', 'Options').flag('simplify', 'Simplify', true);

/** A field that only workflows show which were built with the first version of a node: another field does the same. */
export const inFirstVersion = (field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { '@version': [1] } },
});

/** From here on Simplify leaves ten fields at most, as n8n's guidelines ask for. Version 1 keeps what workflows were built on. */
const SHORT_SINCE = 1.1;

/**
 * Leaves the fields that most people need, in nodes that do so.
 *
 * @param fields at most ten, the useful ones first
 */
export const shorten = (
	{ typeVersion }: Pick<INode, 'typeVersion'>,
	json: IDataObject,
	fields: readonly string[],
): IDataObject => (typeVersion >= SHORT_SINCE ? pick(json, fields) : json);

export const pick = (json: IDataObject, fields: readonly string[]): IDataObject =>
	Object.fromEntries(fields.filter((name) => json[name] !== undefined).map((name) => [name, json[name]]));

/** The service's own answer, for anyone who switched 'Simplify' off. */
export const rawResponse = (item: Reader, response: IDataObject): IDataObject =>
	isSimplified(item) ? {} : { response };

/**
 * How many rows to return; one pair of fields for all resources of a node, because the engine evaluates each field for
 * every item.
 */
export function listFieldsFor(resource: string[]): INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
			displayOptions: { show: { resource, operation: ['getAll'] } },
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: { resource, operation: ['getAll'], returnAll: [false] } },
		},
	];
}

const USUAL_LIMIT = 50;

/** @returns how many rows; Infinity for all of them */
export function readLimit(item: Reader): number {
	if (item.flag('returnAll', 'Return All', false)) return Infinity;
	return item.number('limit', 'Limit', { min: 1, whole: true }) ?? USUAL_LIMIT;
}

/** Last step of a list; the services themselves have no pages. */
export async function limitRows(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return items.slice(0, readLimit(itemOf(this)));
}
