/** Calls: what can be done. All of it handles many items in one request, see the operations' own files. */

import type { INodeProperties } from 'n8n-workflow';

import { createFields } from './create';
import { createFromTemplateFields } from './createFromTemplate';
import { deleteFields } from './delete';
import { getAllFields } from './getAll';
import { sendAndWaitFields } from './sendAndWait';
import { updateFields } from './update';

export { createCalls } from './create';
export { createCallsFromTemplate } from './createFromTemplate';
export { deleteCalls } from './delete';
export { getCalls } from './getAll';
export { askByPhone } from './sendAndWait';
export { updateCalls } from './update';

export const callDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['call'] } },
		default: 'create',
		options: [
			{
				name: 'Ask by Phone and Wait',
				value: 'sendAndWait',
				action: 'Ask by phone and wait for answer',
				description: 'Call one person, and go on when a key is pressed or the call has ended',
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create call',
				description: 'Call people and play them a record or a text, with a menu if wanted',
			},
			{
				name: 'Create From Template',
				value: 'createFromTemplate',
				action: 'Create call from template',
				description: 'Call people with a template of the cabinet, with variables for each of them',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete call',
				description: 'Take back calls that have not started',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many calls',
				description: 'Get what became of calls, with their recordings if wanted',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update call',
				description: 'Move calls that have not started to another time',
			},
		],
	},
	...createFields,
	...createFromTemplateFields,
	...deleteFields,
	...getAllFields,
	...sendAndWaitFields,
	...updateFields,
];
