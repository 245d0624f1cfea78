/**
 * The one GET of the API, `/apiCalls/getAvailableLanguages`; the documentation's own sample posts (field notes §5.7). So
 * it is asked by GET, and where that is refused by POST: asking costs nothing.
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
