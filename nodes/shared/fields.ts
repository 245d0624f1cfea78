/** Fields and parameter readers that all services share. */

import type { IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import { inputError } from './errors';
import { parsePhone } from './values/phone';

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

/** The guards of a paid operation; the gate in `calls/` reads them. */
export const safetyField: INodeProperties = {
	displayName: 'Safety',
	name: 'safety',
	type: 'collection',
	placeholder: 'Add Guard',
	default: {},
	options: [
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description: 'Whether to check everything and call nobody. The result says what would have been done.',
		},
	],
};

/** Options that every operation has. */
export const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
	],
};

/**
 * Reads a phone number from a parameter.
 *
 * @returns digits as the services take them
 * @throws NodeOperationError naming the field and the rule that is broken
 */
export function phoneParameter(context: IExecuteSingleFunctions, name: string, label: string): string {
	const parsed = parsePhone(context.getNodeParameter(name));
	if ('rule' in parsed) {
		throw inputError(context, label, parsed.rule, 'Give it with its country code, like +7 900 000-00-00.');
	}
	return parsed.digits;
}
