/** What the trigger trusts, what the user wants of it, and what makes an event the same. */

import type { IDataObject, IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Distrust } from '../../shared/callbacks/receive';
import { receiveCallback } from '../../shared/callbacks/receive';
import { carriesSecret, SECRET_ADVICE, secretRule } from '../../shared/callbacks/secret';
import { carriesToken, TOKEN_PARAMETER } from '../../shared/callbacks/signature';
import { TriggerReader } from '../../shared/callbacks/triggerReader';
import { isSimplified } from '../../shared/fields';
import { textOf } from '../../shared/values/text';
import { CREDENTIAL } from '../api/credentials';
import type { ZvonobotEvent } from './events';
import { readEvents } from './events';
import { BRANCH_PARAMETER, purposeOf, TOKEN_HEADER } from './signature';
import type { AllowedSource } from './source';
import { isAllowedSource, readSource, sourceOf } from './source';

const EVENTS = ['callStatus', 'ivrAnswer'];
const STATES = ['answered', 'canceled', 'completed', 'queued', 'ringing', 'unknown'];
const MOST_PROXIES = 10;

interface Options {
	authentication: 'none' | 'token' | 'secret';
	events: string[];
	states: string[];
	/** In lower case; none means any. */
	answers: string[];
	sources: AllowedSource[];
	proxies: number;
}

function readOptions(reader: TriggerReader): Options {
	const range = { min: 0, max: MOST_PROXIES, whole: true };
	const events = reader.requiredChoices('events', 'Trigger On', EVENTS);
	const readStates = events.includes('callStatus') ? 'requiredChoices' : 'choices';
	return {
		authentication: reader.choice('authentication', 'Authentication', ['none', 'token', 'secret'], 'token'),
		events,
		states: reader[readStates]('states', 'States', STATES),
		answers: reader.list('answers', 'Answers', /[,;|\n]/).map((answer) => answer.toLowerCase()),
		sources: readSources(reader),
		proxies: reader.group('options', 'Options').number('proxies', 'Proxies Before N8n', range) ?? 0,
	};
}

function readSources(reader: TriggerReader): AllowedSource[] {
	const label = 'Source Addresses';
	const texts = reader.guards('options', 'Options').filledList('sources', label, /[\s,;]+/);
	return texts.map((text) => {
		const source = readSource(text);
		if (source) return source;
		throw reader.refuse(label, 'may hold only IP addresses and networks such as 82.202.206.0/24');
	});
}

/** @throws NodeOperationError when the trigger could accept nothing, and for options that can't be read */
export async function requireSecret(context: IHookFunctions): Promise<boolean> {
	const reader = new TriggerReader(context);
	// Read when something is received; what can't be read is told before.
	isSimplified(reader);
	if (readOptions(reader).authentication !== 'secret') return true;
	const advice = "Make up a long secret, and add it to the callback's address in Zvonobot's account portal.";
	const fields = await reader.account(CREDENTIAL);
	const secret = fields.text('webhookSecret', 'Webhook Secret');
	if (secret === undefined) throw reader.refuse('Webhook Secret', 'is empty in the credential', advice);
	const rule = secretRule(secret);
	if (rule) throw reader.refuse('Webhook Secret', rule, SECRET_ADVICE);
	return true;
}

/** Answers one delivery with exactly 200, or with why it is refused, and starts the workflow with what is wanted. */
export async function receiveZvonobot(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveCallback<ZvonobotEvent, Options>(context, {
		readOptions,
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

async function distrust(
	context: IWebhookFunctions,
	{ authentication, sources, proxies }: Options,
	reader: TriggerReader,
): Promise<Distrust | undefined> {
	const source = sourceOf(context.getRequestObject(), proxies);
	if (!isAllowedSource(source, sources)) return { status: 403, reason: 'Not an allowed source' };
	const trusted = authentication === 'none' || (await isSigned(context, authentication, reader));
	return trusted ? undefined : 'The token is missing, wrong or expired';
}

async function isSigned(
	context: IWebhookFunctions,
	authentication: Options['authentication'],
	reader: TriggerReader,
): Promise<boolean> {
	const { apiKey, webhookSecret } = await reader.credential(CREDENTIAL);
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

function isWanted({ event, state, answer }: ZvonobotEvent, { events, states, answers }: Options): boolean {
	if (!events.includes(event)) return false;
	if (event === 'callStatus') return states.includes(state);
	return answers.length === 0 || answers.includes((answer ?? '').toLowerCase());
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
