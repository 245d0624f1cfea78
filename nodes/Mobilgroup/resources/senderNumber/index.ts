/** Numbers that mailings can be sent from: `POST /api/get/` with `request: "numbers"`. */

import type { IExecuteSingleFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { readRequest } from '../../../shared/http/linkedRequest';
import { checked } from '../../../shared/items';
import { limitRows } from '../../../shared/lists';
import { textOf } from '../../../shared/values/text';
import { effects, refuseErrors, rowsOf } from '../../api/response';
import { listRequest } from '../lists';

export const senderNumberDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['senderNumber'] } },
		default: 'getAll',
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many sender numbers',
				description: 'List the numbers that the account can send from',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [checked(listRequest('numbers'))] },
					operations: { pagination: readRequest },
					output: { postReceive: [refuseErrors(effects.read), toNumbers, limitRows] },
				},
			},
		],
	},
];

async function toNumbers(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return rowsOf(json).map(({ number, description }) => ({
		json: { number: textOf(number) ?? null, description: textOf(description) ?? null },
	}));
}
