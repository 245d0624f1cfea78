/**
 * Flash Call and Wait, Voice Password and Wait: the same requests as without waiting, whose `callback_url` leads to this
 * execution. `receiveResult.ts` takes the callback.
 */

import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { placeMany } from '../../../shared/calls/batch';
import { leavesOpen } from '../../../shared/http/effect';
import { callMemory } from '../../../shared/calls/memory';
import type { BulkOperation } from '../../../shared/calls/sendMany';
import { codeParameter, phoneParameter } from '../../../shared/fields';
import type { OneItem } from '../../../shared/item';
import { oneItem } from '../../../shared/item';
import { runCredential } from '../../../shared/perRun';
import { moneyFields } from '../../../shared/values/money';
import { textOf } from '../../../shared/values/text';
import { sealedFields } from '../../../shared/verification/codeResult';
import { codeKey } from '../../../shared/verification/codeService';
import { forgetExpired } from '../../../shared/verification/newestCode';
import { codeLife } from '../../../shared/verification/life';
import { endOfWait, readLimit } from '../../../shared/waiting/waitLimit';
import { createStamp, waiterIn } from '../../../shared/waiting/stamp';
import type { Awaited } from '../../../shared/waiting/wait';
import { requireOneItem, resumeAddress, waitForCall } from '../../../shared/waiting/wait';
import { codeService, CREDENTIAL } from '../../api/credentials';
import { postRequest } from '../../api/request';
import { bodyOf, effects, findFailure } from '../../api/response';
import { flashCallBody } from './flashCall';
import { voicePasswordBody } from './voicePassword';
import { USUAL_LIMIT } from './waitFields';

interface Settings {
	request: IHttpRequestOptions & { body: IDataObject };
	askedAt: string;
	waitUntil: string;
	/** An own code; the service tells the one that it has chosen. */
	code: string | undefined;
	credential: IDataObject;
	lifeMs: number;
	showCode: boolean;
}

export const flashCallAndWait = waiting(flashCallBody);
export const voicePasswordAndWait = waiting(voicePasswordBody);

/** @param readBody reads the parameters of the call */
function waiting(readBody: (item: OneItem) => IDataObject) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation: BulkOperation<Settings, string> = {
			service: 'mobilgroup',
			credential: CREDENTIAL,
			limit: 1,
			effect: effects.call,
			readSettings: async (context, itemIndex) =>
				await readSettings(context, oneItem(context, itemIndex), readBody),
			readEntries: (context, itemIndex) => [
				phoneParameter(oneItem(context, itemIndex), 'phoneNumber', 'Phone Number'),
			],
			keyOf: (phone) => phone,
			shown: (phone) => ({ phone }),
			buildRequest: ({ request }) => request,
			findError: async (context, response) =>
				findFailure(response, effects.call, await context.getCredentials(CREDENTIAL)),
			readResults: (response, settings, [phone]) => [readPlaced(this, response, settings, phone)],
		};
		const [results] = await placeMany(this, operation);
		const [{ json }] = results;
		if (json.outcome !== 'placed') return [results];
		// Whoever retries this execution must not call again.
		callMemory(this).storeAll();
		const { waitUntil, ...known } = json;
		return await waitForCall(
			this,
			{ ...(known as Awaited), outcome: 'timedOut', state: 'unknown' },
			new Date(waitUntil as string),
		);
	};
}

async function readSettings(
	context: IExecuteFunctions,
	item: OneItem,
	readBody: (item: OneItem) => IDataObject,
): Promise<Settings> {
	requireOneItem(context, item);
	const now = Date.now();
	const asked = new Date(now).toISOString();
	const until = endOfWait(readLimit(context, item, USUAL_LIMIT), now);
	const credential = await runCredential(item, CREDENTIAL);
	const stamp = createStamp(waiterIn(context), 'mobilgroup', textOf(credential.apiKey) ?? '', {
		asked,
		until,
	});
	const body = { ...readBody(item), callback_url: resumeAddress(context, stamp) };
	return {
		request: (await postRequest(item, 'verificationSend', body)) as Settings['request'],
		askedAt: asked,
		waitUntil: until.toISOString(),
		code: codeParameter(item),
		credential,
		lifeMs: codeLife(item),
		showCode: item.getNodeParameter('options.outputCode', false) === true,
	};
}

function readPlaced(
	context: IExecuteFunctions,
	response: IN8nHttpFullResponse,
	settings: Settings,
	phone: string,
) {
	const body = bodyOf(response);
	const callId = textOf(body.id);
	if (callId === undefined)
		return { failure: leavesOpen('Mobilgroup answered without a call', effects.call) };
	const code = settings.code ?? textOf(body.code);
	const key = codeKey(codeService, settings.credential);
	forgetExpired(context);
	return {
		json: {
			outcome: 'placed',
			state: 'queued',
			phone,
			callId,
			...moneyFields('price', body.price),
			askedAt: settings.askedAt,
			waitUntil: settings.waitUntil,
			service: 'mobilgroup',
			...sealedFields(context, key, { phone, callId, code }, settings.lifeMs),
			...(settings.showCode && { code: code ?? null }),
		},
	};
}
