/** Who calls: a number of the account, a random one of the service, or what the account is set to. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Item } from '../../../../shared/item';
import { elevenDigits } from '../../../api/phone';

export const callerFields: INodeProperties[] = [
	{
		displayName: 'Call From',
		name: 'callFrom',
		type: 'options',
		default: 'ownNumber',
		options: [
			{
				name: 'Account Default',
				value: 'accountDefault',
				description: 'Send no caller number: the account or the template decides',
			},
			{ name: 'Own Number', value: 'ownNumber', description: 'A confirmed number of your account' },
			{
				name: 'Random Provider Number',
				value: 'dutyNumber',
				description: "One of the provider's own numbers",
			},
		],
	},
	{
		displayName: 'Own Number',
		name: 'ownNumber',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The number that the person sees',
		displayOptions: { show: { callFrom: ['ownNumber'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchOwnNumbers', searchable: true },
			},
			{
				displayName: 'Number',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. +7 900 000-00-11',
			},
		],
	},
];

const CALLERS = ['accountDefault', 'dutyNumber', 'ownNumber'] as const;

/** `outgoingPhone` or `dutyPhone`; never both, because the API documentation does not say what that means. */
export function readCaller(item: Item): IDataObject {
	switch (item.choice('callFrom', 'Call From', CALLERS, 'ownNumber')) {
		case 'accountDefault':
			return {};
		case 'dutyNumber':
			return { dutyPhone: 1 };
		default:
			return { outgoingPhone: elevenDigits(item, item.requiredPhone('ownNumber', OWN), OWN) };
	}
}

const OWN = 'Own Number';
