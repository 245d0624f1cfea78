/**
 * Flash Call and Wait, Voice Password and Wait: the same requests as without waiting, whose `callback_url` leads to this
 * execution. `callbacks/resume.ts` takes the callback.
 */

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { runAll } from '../../../shared/calls/batch';
import { callMemory } from '../../../shared/calls/memory';
import type { PaidOperation } from '../../../shared/calls/operation';
import { requireReachable } from '../../../shared/callbacks/reachable';
import type { Item } from '../../../shared/item';
import { requireLater } from '../../../shared/waiting/laterCredential';
import { createStamp, waiterIn } from '../../../shared/waiting/stamp';
import {
	type Awaited,
	requireOneItem,
	resumeAddress,
	waitForCalls,
	withQuery,
} from '../../../shared/waiting/wait';
import { endOfWait, readLimit } from '../../../shared/waiting/waitLimit';
import {
	codeService,
	CREDENTIAL,
	type MobilgroupAccount,
	verificationAccountOf,
} from '../../api/credentials';
import { post } from '../../api/request';
import { effects } from '../../api/response';
import { flashCallBody, readFlashCall } from './flashCall';
import { readPlaced, SHORT_PLACED, type VerificationCall } from './placed';
import { readVoicePassword, voicePasswordBody } from './voicePassword';

interface Reading {
	account: MobilgroupAccount;
	callbackUrl: string;
	askedAt: string;
	waitUntil: string;
}

export const flashCallAndWait = waiting(readFlashCall, flashCallBody, 'Flash call');
export const voicePasswordAndWait = waiting(readVoicePassword, voicePasswordBody, 'Voice password');

/**
 * @param readCall reads the call of the only item
 * @param bodyOf the parameters of the call itself
 * @param what the person would hear
 */
function waiting<Call extends VerificationCall>(
	readCall: (item: Item) => Promise<Call>,
	bodyOf: (call: Call) => IDataObject,
	what: string,
) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation: PaidOperation<Reading, Call> = {
			service: 'mobilgroup',
			credential: CREDENTIAL,
			effect: effects.call,
			limit: 1,
			short: [...SHORT_PLACED, 'askedAt', 'waitUntil'],
			oncePer: 'run',
			read: async (item) => await readWaiting(this, item),
			calls: async (item) => [await readCall(item)],
			keyOf: ({ phone }) => phone,
			shown: ({ phone }) => ({ phone }),
			what: () => what,
			request: ({ account, callbackUrl }, [call]) =>
				post(account, 'verificationSend', { ...bodyOf(call), callback_url: callbackUrl }),
			results: (answer, { account, askedAt, waitUntil }, [call]) => {
				const placed = readPlaced(answer, account, call);
				return ['json' in placed ? { json: { ...placed.json, askedAt, waitUntil } } : placed];
			},
		};
		const [results] = await runAll(operation).call(this);
		const [{ json }] = results;
		return json.outcome === 'placed' ? await waitFor(this, json) : [results];
	};
}

async function readWaiting(context: IExecuteFunctions, item: Item): Promise<Reading> {
	requireOneItem(item);
	const now = Date.now();
	const asked = new Date(now).toISOString();
	const until = endOfWait(readLimit(item), now);
	const account = await verificationAccountOf(item);
	await requireLater(item, CREDENTIAL, { apiKey: codeService.keyLabel });
	const address = resumeAddress(context);
	requireReachable(item, address, account.baseUrl);
	const stamp = createStamp(waiterIn(context), 'mobilgroup', account.apiKey, { asked, until });
	return {
		account,
		callbackUrl: withQuery(address, stamp),
		askedAt: asked,
		waitUntil: until.toISOString(),
	};
}

/** A retry of this execution must not call again, so the call is stored with it. */
async function waitFor(context: IExecuteFunctions, placed: IDataObject): Promise<INodeExecutionData[][]> {
	callMemory(context.getContext('node')).storeResults();
	const { waitUntil, ...known } = placed;
	const shown = { ...(known as Awaited), outcome: 'timedOut', state: 'unknown' };
	const item = { json: shown, pairedItem: { item: 0 } };
	return await waitForCalls(context, [item], new Date(waitUntil as string));
}
