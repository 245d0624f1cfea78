/** Own numbers: `POST /apiCalls/getPhones`. */

import type { INodeProperties } from 'n8n-workflow';

import { forOperation, limitRows } from '../../../shared/fields';
import { readsOnly } from '../../../shared/http/effect';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import { accountOf } from '../../api/credentials';
import { ownNumbers } from '../../api/entries';
import { postRequest } from '../../api/request';
import { refuseErrors, toItems } from '../../api/response';

export const fields: INodeProperties[] = forOperation({ resource: ['phoneNumber'], operation: ['getAll'] }, [
	{
		displayName: 'Include Unconfirmed',
		name: 'unconfirmed',
		type: 'boolean',
		default: false,
		description: 'Whether to list numbers too that are not confirmed or not your own',
	},
]);

export const operation = {
	...linkedRequest(readsOnly, async (item) => {
		const all = item.flag('unconfirmed', 'Include Unconfirmed', false);
		return postRequest(await accountOf(item), '/apiCalls/getPhones', { all });
	}),
	output: { postReceive: [refuseErrors(readsOnly), toItems(ownNumbers), limitRows] },
};
