/** Calls: what can be done, and which request it makes. All of it handles many items in one request. */

import type { INodeProperties } from 'n8n-workflow';

import { runAll } from '../../../shared/calls/batch';
import { asTool, cannotWait } from '../../../shared/calls/single';
import * as create from './create';
import * as createFromTemplate from './createFromTemplate';
import * as remove from './delete';
import * as getAll from './getAll';
import * as sendAndWait from './sendAndWait';
import * as update from './update';

export const description: INodeProperties[] = [
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
				description:
					'Call one person or up to 50 at once, and continue when they have pressed a key or their calls have ended',
				routing: {
					request: { method: 'POST', url: '/apiCalls/create' },
					...cannotWait(
						"Use it as an approval gate: connect it as 'Human review' between the agent and the tool that needs approval. Or call it in a workflow of its own, which the agent has as a tool.",
					),
				},
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create call',
				description: 'Call people and play them a recording or a text, with an optional menu',
				routing: {
					request: { method: 'POST', url: '/apiCalls/create' },
					...asTool(create.operation),
				},
			},
			{
				name: 'Create From Template',
				value: 'createFromTemplate',
				action: 'Create call from template',
				description: 'Call people with a template of the account portal, with variables for each of them',
				routing: {
					request: { method: 'POST', url: '/apiCalls/createWithTemplate' },
					...asTool(createFromTemplate.operation),
				},
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete call',
				description: 'Take back calls that have not started',
				routing: {
					request: { method: 'POST', url: '/apiCalls/remove' },
					...asTool(remove.operation),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many calls',
				description: 'Get the results of calls, with their recordings as an option',
				routing: {
					request: { method: 'POST', url: '/apiCalls/get' },
					...asTool(getAll.operation),
				},
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update call',
				description: 'Move calls that have not started to another time',
				routing: {
					request: { method: 'POST', url: '/apiCalls/update' },
					...asTool(update.operation),
				},
			},
		],
	},
	...create.fields,
	...createFromTemplate.fields,
	...remove.fields,
	...getAll.fields,
	...sendAndWait.fields,
	...update.fields,
];

/** For every normal run: all items at once. */
export const operations = {
	create: runAll(create.operation),
	createFromTemplate: runAll(createFromTemplate.operation),
	delete: runAll(remove.operation),
	getAll: runAll(getAll.operation),
	sendAndWait: sendAndWait.askByPhone,
	update: runAll(update.operation),
};
