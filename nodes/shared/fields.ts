/** Fields and parameter readers that all services share. */

import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { inputError } from './errors';
import type { OneItem } from './item';
import { parsePhone } from './values/phone';
import { isRecord, textOf } from './values/text';

/** Shows the fields for these resources and operations only, and under the conditions they have of their own. */
export function forOperation(
	show: { resource: string[]; operation: string[] },
	fields: INodeProperties[],
): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: { ...field.displayOptions, show: { ...field.displayOptions?.show, ...show } },
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

/**
 * Reads a phone number from a parameter.
 *
 * @returns digits as the services take them
 * @throws NodeOperationError naming the field and the rule that is broken
 */
export function phoneParameter(context: OneItem, name: string, label: string): string {
	const parsed = parsePhone(context.getNodeParameter(name));
	if ('rule' in parsed) {
		throw inputError(context, label, parsed.rule, 'Give it with its country code, like +7 900 000-00-00.');
	}
	return parsed.digits;
}

/**
 * Reads an own verification code from the parameter `code`.
 *
 * @returns four digits as text, or undefined where the service is to choose
 * @throws NodeOperationError naming the rule that is broken
 */
export function codeParameter(context: OneItem): string | undefined {
	const value = context.getNodeParameter('code', '') ?? '';
	const code = textOf(value);
	if (code === undefined && typeof value === 'string') return undefined;
	if (code === undefined) throw inputError(context, 'Code', 'must be text');
	if (!/^[0-9]+$/.test(code)) throw inputError(context, 'Code', 'may hold only digits');
	if (code.length !== 4) throw inputError(context, 'Code', `has ${code.length} digits; it needs 4`);
	return code;
}

/** What a picker holds: chosen from its list, typed as an ID, or given by an expression. */
export function pickedText(value: unknown): string | undefined {
	return textOf(isRecord(value) ? value.value : value);
}

/** The service's own answer, for whoever switched 'Simplify' off. */
export function rawResponse(context: IExecuteSingleFunctions, response: IDataObject): IDataObject {
	return context.getNodeParameter('options.simplify', true) === false ? { response } : {};
}
