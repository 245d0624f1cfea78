/** What the trigger trusts, what the user wants of it, and what makes an event the same. */

import type { IDataObject, IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { triggerCredential } from '../../shared/callbacks/credential';
import type { Distrust } from '../../shared/callbacks/receive';
import { receiveCallback } from '../../shared/callbacks/receive';
import { carriesSecret } from '../../shared/callbacks/secret';
import { carriesToken, TOKEN_PARAMETER } from '../../shared/callbacks/signature';
import { textOf } from '../../shared/values/text';
import { BRANCH_PARAMETER, purposeOf, TOKEN_HEADER } from './signature';
import { CREDENTIAL } from '../api/credentials';
import type { ZvonobotEvent } from './events';
import { readEvents } from './events';
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
export async function receiveZvonobot(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveCallback<ZvonobotEvent>(context, {
		distrust,
		readEvents: (body) => {
			const branch = branchIn(context);
			return readEvents(body).map((event) =>
				branch && event.event === 'ivrAnswer' ? { ...event, branch } : event,
			);
		},
		isWanted,
		idOf,
	});
}

async function distrust(context: IWebhookFunctions): Promise<Distrust | undefined> {
	const { sources, proxies } = context.getNodeParameter('options', {}) as IDataObject;
	const source = sourceOf(context.getRequestObject(), Number(proxies ?? 0));
	if (!isAllowedSource(source, sources)) return { status: 403, reason: 'Not an allowed source' };
	return (await isTrusted(context)) ? undefined : 'The token is missing, wrong or expired';
}

async function isTrusted(context: IWebhookFunctions): Promise<boolean> {
	const authentication = context.getNodeParameter('authentication', 'token');
	if (authentication === 'none') return true;
	const { apiKey, webhookSecret } = await triggerCredential(context, CREDENTIAL);
	const query = context.getQueryData() as IDataObject;
	const headers = context.getHeaderData();
	const token = query[TOKEN_PARAMETER] ?? headers[TOKEN_HEADER];
	if (carriesToken(token, textOf(apiKey), purposeOf(branchIn(context) ?? 'status'))) return true;
	return authentication === 'secret' && carriesSecret({ query, headers }, webhookSecret);
}

/** The branch of the menu that was taken, `1.0` for `ivrs[1].ivrs[0]`; it is part of what the token signs. */
function branchIn(context: IWebhookFunctions): string | undefined {
	return textOf((context.getQueryData() as IDataObject)[BRANCH_PARAMETER]);
}

function isWanted({ event, state, answer }: ZvonobotEvent, context: IWebhookFunctions): boolean {
	if (!(context.getNodeParameter('events', []) as string[]).includes(event)) return false;
	if (event === 'callStatus') return (context.getNodeParameter('states', []) as string[]).includes(state);
	const wanted = (textOf(context.getNodeParameter('answers', '')) ?? '').toLowerCase().split(/\s*[,;|\n]\s*/);
	return wanted.join('') === '' || wanted.includes((answer ?? '').toLowerCase());
}

const WINDOW_MS = 10 * 60 * 1000;

/**
 * Where the service names no call and the address has no token, the same person may give the same answer in another
 * call, so only ten minutes count: the service repeats for three.
 */
function idOf(event: ZvonobotEvent, context: IWebhookFunctions): string | string[] {
	const { callId, attemptId, phone, state, status, answer, answers, parameters } = event;
	if (event.event === 'callStatus') return JSON.stringify([callId, attemptId, phone, state, status]);
	const token = textOf((context.getQueryData() as IDataObject)[TOKEN_PARAMETER]);
	const id = JSON.stringify([callId, phone, branchIn(context), answer, answers, parameters, token]);
	if (callId ?? token) return id;
	const window = Math.floor(Date.now() / WINDOW_MS);
	return [`${id} ${window}`, `${id} ${window - 1}`];
}
