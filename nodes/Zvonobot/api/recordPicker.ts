/** The field for a recording of the account, wherever one is asked for. */

import type { INodeProperties } from 'n8n-workflow';

export const recordPicker: INodeProperties = {
	displayName: 'Recording',
	name: 'record',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'A recording of the account. If the list stays empty, enter the ID.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchRecords', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1342',
			validation: [
				{ type: 'regex', properties: { regex: '^[0-9]+$', errorMessage: 'An ID has digits only' } },
			],
		},
	],
};
