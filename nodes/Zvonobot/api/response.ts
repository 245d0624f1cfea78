/** The steps that every answer to a declarative request goes through. */

import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	PostReceiveAction,
} from 'n8n-workflow';

import type { Effect } from '../../shared/http/effect';
import { serviceError } from '../../shared/errors';
import { rawResponse } from '../../shared/fields';
import { runCredential } from '../../shared/perRun';
import { CREDENTIAL } from './credentials';
import { findFault, listOf } from './envelope';

/** First step: throws what is no success, and says what it means. */
export function refuseErrors(effect: Effect): PostReceiveAction {
	return async function (
		this: IExecuteSingleFunctions,
		items: INodeExecutionData[],
		response: IN8nHttpFullResponse,
	) {
		const { apiKey } = await runCredential(this, CREDENTIAL);
		const found = findFault(response, effect, [apiKey]);
		if (!found) return items;
		throw serviceError(this, found.failure, found);
	};
}

/** Last step: one item for each entry of the answer, simplified unless the user wants it as it came. */
export function toItems(simplify: (entry: IDataObject) => IDataObject): PostReceiveAction {
	return async function (
		this: IExecuteSingleFunctions,
		_items: INodeExecutionData[],
		response: IN8nHttpFullResponse,
	) {
		return listOf(response.body).map((entry) => ({
			json: { ...simplify(entry), ...rawResponse(this, entry) },
		}));
	};
}
