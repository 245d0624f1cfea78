/** What the trigger does with a delivery: source, token, body, picks, replays, in this order. */

import type { IDataObject, IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { readJsonBody } from '../../shared/callbacks/body';
import { seenBefore } from '../../shared/callbacks/replay';
import { ignoreCallback, refuseCallback } from '../../shared/callbacks/respond';
import { carriesSecret } from '../../shared/callbacks/secret';
import { carriesToken, TOKEN_PARAMETER } from '../../shared/callbacks/token';
import { textOf } from '../../shared/values/text';
import { BRANCH_PARAMETER, purposeOf, TOKEN_HEADER } from '../api/callbackToken';
import { CREDENTIAL } from '../api/credentials';
import type { CallbackEvent } from '../api/webhook';
import { readEvents } from '../api/webhook';
import { isAllowedSource, sourceOf } from './source';

/**
 * @throws NodeOperationError when the trigger could accept nothing, because the credential holds no secret
 */
export async function requireSecret(context: IHookFunctions): Promise<void> {
	if (context.getNodeParameter('authentication') !== 'secret') return;
	const { webhookSecret } = await context.getCredentials(CREDENTIAL);
	if (webhookSecret) return;
	throw new NodeOperationError(context.getNode(), "'Webhook Secret' is empty in the credential", {
		description: "Make up a long secret, and add it to the callback's address in Zvonobot's cabinet.",
	});
}

/** Answers one delivery with exactly 200, or with why it is refused, and starts the workflow with what is wanted. */
export async function receiveCallback(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = context.getRequestObject();
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const source = sourceOf(request, Number(options.proxies ?? 0));
	if (!isAllowedSource(source, options.sources)) return refuseCallback(context, 403, 'Not an allowed source');
	if (!(await isTrusted(context))) return refuseCallback(context, 401, 'The token is missing or wrong');

	const body = await readJsonBody(request);
	if ('status' in body) return refuseCallback(context, body.status, body.reason);

	const events = readEvents(body.value);
	if (events.length === 0) return ignoreCallback('The body is no callback of Zvonobot');

	const wanted = events.filter((event) => isWanted(context, event));
	if (wanted.length === 0) return ignoreCallback("'Trigger On' does not name this");

	const fresh = wanted.filter(
		(event) =>
			!idsOf(context, event)
				.map((id) => seenBefore(context, id))
				.some(Boolean),
	);
	if (fresh.length === 0) return ignoreCallback('This was delivered before');
	const simplify = options.simplify !== false;
	return {
		webhookResponse: { status: 'accepted' },
		workflowData: [fresh.map((event) => ({ json: toOutput(context, event, simplify) }))],
	};
}

async function isTrusted(context: IWebhookFunctions): Promise<boolean> {
	const authentication = context.getNodeParameter('authentication', 'token');
	if (authentication === 'none') return true;
	const { apiKey, webhookSecret } = await context.getCredentials(CREDENTIAL);
	const query = context.getQueryData() as IDataObject;
	const headers = context.getHeaderData();
	const token = query[TOKEN_PARAMETER] ?? headers[TOKEN_HEADER];
	const secret = typeof apiKey === 'string' ? apiKey.trim() : undefined;
	if (carriesToken(token, secret, purposeOf(branchIn(context) ?? 'status'))) return true;
	return authentication === 'secret' && carriesSecret({ query, headers }, webhookSecret);
}

/** The branch of the menu that was taken, `1.0` for `ivrs[1].ivrs[0]`. */
function branchIn(context: IWebhookFunctions): string | undefined {
	return textOf((context.getQueryData() as IDataObject)[BRANCH_PARAMETER]);
}

function isWanted(context: IWebhookFunctions, event: CallbackEvent): boolean {
	const events = context.getNodeParameter('events', []) as string[];
	if (!events.includes(event.event)) return false;
	if (event.event === 'callStatus') {
		return (context.getNodeParameter('states', []) as string[]).includes(event.state);
	}
	const wanted = (textOf(context.getNodeParameter('answers', '')) ?? '').toLowerCase().split(/\s*[,;|\n]\s*/);
	return wanted.join('') === '' || wanted.includes((event.answer ?? '').toLowerCase());
}

const WINDOW_MS = 10 * 60 * 1000;

/**
 * What makes an event the same. Where the service names no call and the address has no token, the same person may give
 * the same answer in another call, so only ten minutes count: the service repeats for three.
 */
function idsOf(context: IWebhookFunctions, event: CallbackEvent): string[] {
	if (event.event === 'callStatus') {
		const { callId, phone, details, state } = event;
		return [JSON.stringify([callId, details.attemptId, phone, details.status, state])];
	}
	const { callId, phone, answer, answers, parameters } = event;
	const token = textOf((context.getQueryData() as IDataObject)[TOKEN_PARAMETER]);
	const id = JSON.stringify([callId, phone, branchIn(context), answer, answers, parameters, token]);
	if (callId ?? token) return [id];
	const window = Math.floor(Date.now() / WINDOW_MS);
	return [`${id} ${window}`, `${id} ${window - 1}`];
}

function toOutput(context: IWebhookFunctions, event: CallbackEvent, simplify: boolean): IDataObject {
	const { raw, ...rest } = event;
	const branch = branchIn(context);
	if (rest.event === 'ivrAnswer') {
		return { ...rest, ...(branch && { branch }), ...(!simplify && { raw }) };
	}
	const { details, ...status } = rest;
	return { ...details, ...status, ...(!simplify && { raw }) };
}
