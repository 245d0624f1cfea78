/** Audio records: what can be done, and which request it makes. */

import type { INodeProperties } from 'n8n-workflow';

import { linkedRequest } from '../../../shared/http/linkedRequest';
import { simplifyRecord } from '../../api/entries';
import { changeEffect } from '../../api/errors';
import { addressed } from '../../api/request';
import { refuseErrors, toItems } from '../../api/response';
import { createRecordFields, readNewRecord } from './create';
import { deleteRecordFields, readRecordToDelete, toDeleted } from './delete';

const changeRequest = linkedRequest(changeEffect);

export const audioRecordDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['audioRecord'] } },
		default: 'create',
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create audio record',
				description: 'Add a record from a text or a file',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [addressed('/apiCalls/createRecord', readNewRecord)] },
					operations: { pagination: changeRequest },
					output: { postReceive: [refuseErrors(changeEffect), toItems(simplifyRecord)] },
				},
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete audio record',
				description: 'Remove a record from the account',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [addressed('/apiCalls/removeRecord', readRecordToDelete)] },
					operations: { pagination: changeRequest },
					output: { postReceive: [refuseErrors(changeEffect), toDeleted] },
				},
			},
		],
	},
	...createRecordFields,
	...deleteRecordFields,
];
