/** Scripts that the account has made in the cabinet: `POST /api/get/` with `request: "scripts"`. */

import type { INodeProperties } from 'n8n-workflow';

import { readRequest } from '../../../shared/http/linkedRequest';
import { checked } from '../../../shared/items';
import { limitRows } from '../../../shared/lists';
import { effects, refuseErrors } from '../../api/response';
import { listRequest, toRecordings } from '../lists';

export const scriptDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['script'] } },
		default: 'getAll',
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many scripts',
				description: 'List the voice scripts of the account',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [checked(listRequest('scripts'))] },
					operations: { pagination: readRequest },
					output: { postReceive: [refuseErrors(effects.read), toRecordings, limitRows] },
				},
			},
		],
	},
];
