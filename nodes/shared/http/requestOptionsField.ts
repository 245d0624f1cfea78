/**
 * 'Request Options' for declarative nodes that have a webhook: n8n itself adds them to all others only. Named as n8n's,
 * whose engine reads them; see `requestOptions.ts` for operations that make their requests on their own.
 */

import type { INodeProperties } from 'n8n-workflow';

import { inFirstVersion } from '../fields';

export const requestOptionsField: INodeProperties = {
	displayName: 'Request Options',
	name: 'requestOptions',
	type: 'collection',
	isNodeSetting: true,
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'allowUnauthorizedCerts',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
		},
		{
			displayName: 'Proxy',
			name: 'proxy',
			type: 'string',
			default: '',
			placeholder: 'e.g. http://proxy.example.com:3128',
			description: 'HTTP proxy to send the requests through',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 10000,
			description: 'How many milliseconds to wait for an answer',
		},
	],
};

/** The same with a pause between batches, for workflows from before 'Safety' had a rate limit for all nodes. */
export const requestOptionsWithBatching: INodeProperties = {
	...requestOptionsField,
	options: [
		inFirstVersion({
			displayName: 'Batching',
			name: 'batching',
			type: 'fixedCollection',
			typeOptions: { multipleValues: false },
			placeholder: 'Add Batching',
			default: { batch: {} },
			options: [
				{
					displayName: 'Batching',
					name: 'batch',
					values: [
						{
							displayName: 'Items per Batch',
							name: 'batchSize',
							type: 'number',
							typeOptions: { minValue: -1 },
							default: 50,
							description: 'How many items are sent at once. -1 sends all of them.',
						},
						{
							displayName: 'Batch Interval (Ms)',
							name: 'batchInterval',
							type: 'number',
							typeOptions: { minValue: 0 },
							default: 1000,
							description: 'Milliseconds between two batches',
						},
					],
				},
			],
		}),
		...(requestOptionsField.options ?? []),
	],
};
