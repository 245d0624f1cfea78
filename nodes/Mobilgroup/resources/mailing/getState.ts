/** How a mailing goes: `POST /api/get/` with `request: "state"`, for Get and for campaigns. */

import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { MobilgroupAccount } from '../../api/credentials';
import { post } from '../../api/request';
import { contentOf, listed, rowsIn, rowWith } from '../../api/response';

/** @param id of the mailing */
export const stateRequest = (account: MobilgroupAccount, id: string): IHttpRequestOptions =>
	post(account, 'mailingGet', { request: 'state', id });

/** @returns the mailing, and the rows of its phones; undefined where the answer has no list of them */
export function readState(body: IDataObject): { mailing: IDataObject; rows?: IDataObject[] } {
	const mailing = contentOf(body, rowWith('subscribers', 'phones', 'budget'));
	return { mailing, rows: rowsIn(mailing.subscribers, listed.subscribers) };
}
