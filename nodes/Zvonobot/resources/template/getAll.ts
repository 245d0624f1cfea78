/** Templates of calls: `POST /apiCalls/getTemplates`. */

import type { INodeProperties } from 'n8n-workflow';

import { forOperation, limitRows } from '../../../shared/fields';
import { readsOnly } from '../../../shared/http/effect';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import { accountOf } from '../../api/credentials';
import { templates } from '../../api/entries';
import { postRequest } from '../../api/request';
import { refuseErrors, toItems } from '../../api/response';

export const fields: INodeProperties[] = forOperation({ resource: ['template'], operation: ['getAll'] }, [
	{
		displayName: 'Approved Only',
		name: 'onlyModerated',
		type: 'boolean',
		default: false,
		description:
			'Whether to leave out templates that Zvonobot has not approved: their calls would never start',
	},
]);

export const operation = {
	...linkedRequest(readsOnly, async (item) => {
		// 0 or 1 is sent (docs/api-notes.md, Zvonobot: Templates are not described).
		const onlyModerated = item.flag('onlyModerated', 'Approved Only', false) ? 1 : 0;
		return postRequest(await accountOf(item), '/apiCalls/getTemplates', { onlyModerated });
	}),
	output: { postReceive: [refuseErrors(readsOnly), toItems(templates), limitRows] },
};
