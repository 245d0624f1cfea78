/** Account: `POST /apiCalls/userInfo`. */

import type { INodeProperties } from 'n8n-workflow';

import { forOperation, optionsField } from '../../../shared/fields';
import { readsOnly } from '../../../shared/http/effect';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import { accountOf } from '../../api/credentials';
import { account } from '../../api/entries';
import { postRequest } from '../../api/request';
import { refuseErrors, toItems } from '../../api/response';

export const fields: INodeProperties[] = forOperation({ resource: ['account'], operation: ['get'] }, [
	optionsField,
]);

export const operation = {
	...linkedRequest(readsOnly, async (item) => postRequest(await accountOf(item), '/apiCalls/userInfo')),
	output: { postReceive: [refuseErrors(readsOnly), toItems(account)] },
};
