/** Get Balance: `request: "balance"` of the mailing API, or of the verification API. */

import type { IExecuteSingleFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { serviceError } from '../../../shared/errors';
import { forOperation } from '../../../shared/fields';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import { type Item, itemOf } from '../../../shared/item';
import { accountOf, verificationAccountOf } from '../../api/credentials';
import { post } from '../../api/request';
import { balanceIn, effects, refuseErrors, without } from '../../api/response';

const BALANCES = ['mailing', 'verification'] as const;

export const fields: INodeProperties[] = forOperation({ resource: ['account'], operation: ['getBalance'] }, [
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
]);

const balanceOf = (item: Item) => item.choice('balanceOf', 'Balance Of', BALANCES, 'mailing');

export const routing = {
	...linkedRequest(effects.read, async (item) =>
		balanceOf(item) === 'verification'
			? post(await verificationAccountOf(item), 'verificationGet', { request: 'balance' })
			: post(await accountOf(item), 'mailingGet', { request: 'balance' }),
	),
	output: { postReceive: [refuseErrors(effects.read), toBalance] },
};

/** Last step: `{ balance: 273.5, balanceDecimal: '273.50', currency: 'RUB' }`. */
async function toBalance(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const item = itemOf(this);
	const balance = balanceIn(json);
	if (!balance) throw serviceError(item, without('a balance'));
	return [{ json: { ...balance, balanceOf: balanceOf(item), service: 'mobilgroup' } }];
}
