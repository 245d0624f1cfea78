/**
 * The one GET of the API, `/apiCalls/getAvailableLanguages`. If it is refused, the same is asked by POST (docs/api-notes.md,
 * Zvonobot: Languages by GET or POST).
 */

import type { IHttpRequestOptions } from 'n8n-workflow';

import type { ZvonobotAccount } from './credentials';
import { postRequest } from './request';

const PATH = '/apiCalls/getAvailableLanguages';

export const languagesByGet = ({ baseUrl }: ZvonobotAccount): IHttpRequestOptions => ({
	method: 'GET',
	url: baseUrl + PATH,
	headers: { Accept: 'application/json' },
	json: true,
});

export const languagesByPost = (account: ZvonobotAccount): IHttpRequestOptions => postRequest(account, PATH);
