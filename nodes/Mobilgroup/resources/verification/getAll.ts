/** Get Many: `POST /api/voice-password/get/` with `request: "daily"`. */

import type { INodeProperties } from 'n8n-workflow';

import { forOperation, limitRows, rawResponse } from '../../../shared/fields';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import { localParts, SERVICE_ZONE } from '../../../shared/values/date';
import { verificationStatus } from '../../api/callInfo';
import { verificationAccountOf } from '../../api/credentials';
import { post } from '../../api/request';
import { effects, listed, refuseErrors } from '../../api/response';
import { rowsWith } from '../lists';

export const fields: INodeProperties[] = forOperation({ resource: ['verification'], operation: ['getAll'] }, [
	{
		displayName: 'Date',
		name: 'date',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		required: true,
		default: '',
		description: 'The day of the calls, in Moscow time',
	},
]);

const callRows = rowsWith(listed.calls, (row, item) => ({
	...verificationStatus(row),
	...rawResponse(item, row),
}));

/** The API documentation's mask of the date is `dd.mm.yyyy`. */
export const routing = {
	...linkedRequest(effects.read, async (item) => {
		const moment = item.required(item.date('date', 'Date', SERVICE_ZONE), 'Date', 'date');
		const { day, month, year } = localParts(moment, SERVICE_ZONE);
		const body = { request: 'daily', date: `${day}.${month}.${year}` };
		return post(await verificationAccountOf(item), 'verificationGet', body);
	}),
	output: { postReceive: [refuseErrors(effects.read), callRows, limitRows] },
};
