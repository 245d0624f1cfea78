/** What all "Get Many" operations share that list what an account has set up. */

import type { IExecuteSingleFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

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

/** Last step of a list; the services themselves have no pages. */
export async function limitRows(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	if (this.getNodeParameter('returnAll', false) === true) return items;
	return items.slice(0, Number(this.getNodeParameter('limit', 50)));
}
