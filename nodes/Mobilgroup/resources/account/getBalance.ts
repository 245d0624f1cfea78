/** Get Balance: `request: "balance"` of the mailing API, or of the verification API. */

import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { forOperation } from '../../../shared/fields';
import { moneyFields } from '../../../shared/values/money';
import { textOf } from '../../../shared/values/text';
import { addressRequest } from '../../api/request';

export const getBalanceFields: INodeProperties[] = forOperation(
	{ resource: ['account'], operation: ['getBalance'] },
	[
		{
			displayName: 'Balance Of',
			name: 'balanceOf',
			type: 'options',
			default: 'mailing',
			options: [
				{ name: 'Mailings', value: 'mailing', description: 'Mailings and leads' },
				{ name: 'Verification', value: 'verification', description: 'Flash calls and voice passwords' },
			],
		},
	],
);

/** Fills in the request from the fields. */
export async function getBalanceRequest(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const path =
		this.getNodeParameter('balanceOf', 'mailing') === 'verification' ? 'verificationGet' : 'mailingGet';
	return await addressRequest(this, request, path, { request: 'balance' });
}

/** Last step: `{ balance: 273.5, balanceDecimal: '273.50', currency: 'RUB' }`. */
export async function toBalance(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const currency = textOf(json.currency)?.toUpperCase();
	return [
		{
			json: {
				...moneyFields('balance', json.balance, currency),
				balanceOf: textOf(this.getNodeParameter('balanceOf', 'mailing')) ?? null,
				service: 'mobilgroup',
			},
		},
	];
}
