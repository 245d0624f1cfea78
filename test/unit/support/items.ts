/** Items of a run, as an operation reads them. */

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Item } from '../../../nodes/shared/item';
import { itemsOf } from '../../../nodes/shared/item';

/**
 * @param form the parameters as they are set, expressions and all
 * @param input the JSON of the items
 * @param evaluated what n8n makes of the parameters for an item
 */
export function itemsWith(
	form: object,
	input: object[] = [{}],
	evaluated: (index: number) => object = () => form,
): Item[] {
	const parameter = (name: string, index: number) => (evaluated(index) as IDataObject)[name] ?? null;
	return itemsOf({
		getInputData: () => input.map((json) => ({ json })),
		getNode: () => ({
			id: 'node',
			name: 'Node',
			type: 'node',
			typeVersion: 1,
			position: [0, 0],
			parameters: form,
		}),
		getNodeParameter: parameter,
		getTimezone: () => 'Europe/Moscow',
		getWorkflow: () => ({ id: 'workflow' }),
		getWorkflowStaticData: () => ({}),
	} as unknown as IExecuteFunctions);
}

export const itemWith = (form: object, json: object = {}): Item => itemsWith(form, [json])[0];
