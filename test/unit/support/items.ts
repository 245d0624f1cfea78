/** Items of a run, as an operation reads them. */

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { type Item, itemsOf } from '../../../nodes/shared/item';

interface Run {
	/** The JSON of the items. */
	input?: object[];
	/** What n8n makes of the parameters for an item, where expressions are in them. */
	evaluate?: (json: IDataObject) => object;
	/** The credential of an item, or what n8n throws instead; it looks at the item only where it asks for it. */
	credential?: (item: () => IDataObject, index: number) => object;
}

/** @param form the parameters as they are set, expressions and all */
export function itemsWith(
	form: object,
	{ input = [{}], evaluate = () => form, credential = () => ({}) }: Run = {},
): Item[] {
	const items = input.map((json) => ({ json: json as IDataObject }));
	const parameters = (index: number) => evaluate(items[index].json) as IDataObject;
	const node = { id: 'node', name: 'Node', type: 'node', typeVersion: 1, position: [0, 0], parameters: form };
	const staticData = {};
	return itemsOf({
		getInputData: () => items,
		getNode: () => node,
		getNodeParameter: (name: string, index: number) => parameters(index)[name] ?? null,
		getCredentials: async (_type: string, index: number) =>
			await Promise.resolve(credential(() => items[index].json, index)),
		getTimezone: () => 'Europe/Moscow',
		getWorkflow: () => ({ id: 'workflow' }),
		getWorkflowStaticData: () => staticData,
	} as unknown as IExecuteFunctions);
}

export const itemWith = (form: object, run: Run = {}): Item => itemsWith(form, run)[0];
