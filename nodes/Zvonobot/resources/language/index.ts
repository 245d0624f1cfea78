/** Languages of generated speech: `GET /apiCalls/getAvailableLanguages`. */

import type { INodeProperties } from 'n8n-workflow';

import { readsOnly } from '../../../shared/http/effect';
import { limitRows } from '../../../shared/lists';
import { simplifyLanguage } from '../../api/entries';
import { addressLanguages, readLanguages } from '../../api/languages';
import { refuseErrors, toItems } from '../../api/response';

export const languageDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['language'] } },
		default: 'getAll',
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many languages',
				description: 'Get the languages that texts can be spoken in',
				routing: {
					request: { method: 'GET' },
					send: { paginate: true, preSend: [addressLanguages] },
					operations: { pagination: readLanguages },
					output: { postReceive: [refuseErrors(readsOnly), toItems(simplifyLanguage), limitRows] },
				},
			},
		],
	},
];
