/** The one GET of the document, `/apiCalls/getAvailableLanguages`; its own sample posts (field notes §5.7). */

import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import { readRequest } from '../../shared/http/linkedRequest';
import { outcomeOf } from '../../shared/errors';
import { checked } from '../../shared/items';
import type { ZvonobotAccount } from './credentials';
import { accountOf, postRequest } from './request';

const PATH = '/apiCalls/getAvailableLanguages';

export const languagesByGet = ({ baseUrl }: ZvonobotAccount): IHttpRequestOptions => ({
	method: 'GET',
	url: baseUrl + PATH,
	headers: { Accept: 'application/json' },
	json: true,
});
export const languagesByPost = (account: ZvonobotAccount) => postRequest(account, PATH, {});

export const addressLanguages = checked(async function (this: IExecuteSingleFunctions, request) {
	return Object.assign(request, languagesByGet(await accountOf(this, this)));
});

/** Asks by GET, and where that is refused once more by POST: asking costs nothing. */
export async function readLanguages(
	this: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	const asked = this.makeRoutingRequest.bind(this);
	const twice = Object.create(this, {
		makeRoutingRequest: {
			value: async (options: DeclarativeRestApiSettings.ResultOptions) => {
				const byGet = asked(options);
				const refused = await byGet.then(
					() => false,
					(error: unknown) => outcomeOf(error) === 'refused',
				);
				if (!refused) return await byGet;
				Object.assign(options.options, languagesByPost(await accountOf(this)));
				return await asked(options);
			},
		},
	}) as IExecutePaginationFunctions;
	return await readRequest.call(twice, request);
}
