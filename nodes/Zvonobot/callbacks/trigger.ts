/** What the trigger trusts, what the user wants of it, and what makes an event the same. */

import type { IDataObject, IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { receiveCallback } from '../../shared/callbacks/receive';
import { SECRET_ADVICE, secretRule } from '../../shared/callbacks/secret';
import { TriggerReader } from '../../shared/callbacks/triggerReader';
import { isSimplified } from '../../shared/fields';
import { textOf } from '../../shared/values/text';
import { TOKEN_PARAMETER } from '../../shared/callbacks/signature';
import type { Proof } from '../../shared/callbacks/trust';
import { CREDENTIAL } from '../api/credentials';
import { readProvenEvents, shortOf, type ZvonobotEvent } from './events';
import { type AllowedSource, isAllowedSource, readSource, sourceOf } from './source';
import { isSaid } from '../../shared/values/speech';
import { trust } from './trust';

const EVENTS = ['callStatus', 'ivrAnswer'];
const STATES = [
	...[
		'answered',
		'busy',
		'canceled',
		'completed',
		'noAnswer',
		'queued',
		'rejected',
		'ringing',
		'unavailable',
	],
	'unknown',
];
const MOST_PROXIES = 10;

interface Options {
	authentication: 'none' | 'token' | 'secret';
	events: string[];
	states: string[];
	/** Keys and words; none means any. */
	answers: string[];
	sources: AllowedSource[];
	proxies: number;
	skipLate: boolean;
}

function readOptions(reader: TriggerReader): Options {
	const range = { min: 0, max: MOST_PROXIES, whole: true };
	const events = reader.requiredChoices('events', 'Trigger On', EVENTS);
	const readStates = events.includes('callStatus') ? 'requiredChoices' : 'choices';
	return {
		authentication: reader.choice('authentication', 'Authentication', trust.authentications, trust.preset),
		events,
		states: reader[readStates]('states', 'States', STATES),
		answers: reader.list('answers', 'Answers', /[,;|\n]/),
		sources: readSources(reader),
		proxies: reader.group('options', 'Options').number('proxies', 'Trusted Proxies', range) ?? 0,
		skipLate: reader.group('options', 'Options').flag('skipLate', 'Skip Late States', false),
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
	return await receiveCallback<ZvonobotEvent, Options['authentication'], Options>(context, {
		trust,
		readOptions,
		refusal: (_context, { sources, proxies }) =>
			isAllowedSource(sourceOf(context.getRequestObject(), proxies), sources)
				? undefined
				: { status: 403, reason: 'Not an allowed source' },
		readEvents: readProvenEvents,
		shortOf,
		isWanted,
		idOf,
	});
}

/** What the option 'Canceled' has always meant: ended without a conversation, for whatever reason. */
const NOT_REACHED = ['busy', 'noAnswer', 'rejected', 'unavailable', 'failed'];

function isWanted(
	{ event, state, answer }: ZvonobotEvent,
	{ events, states, answers }: Options,
	{ isSigned }: Proof,
): boolean {
	if (!events.includes(event)) return false;
	if (event === 'callStatus')
		return states.includes(state) || (states.includes('canceled') && NOT_REACHED.includes(state));
	return answers.length === 0 || answers.some((wanted) => isSaid(wanted, answer ?? '', isSigned));
}

const WINDOW_MS = 10 * 60 * 1000;

/**
 * Where the service names no call and the address has no token, the same person may give the same answer in another
 * call, so only ten minutes count: the service repeats for three.
 */
function idOf(event: ZvonobotEvent, context: IWebhookFunctions): string | string[] {
	const { callId, attempt, phone, state, status, branch, answer, answers, parameters } = event;
	if (event.event === 'callStatus') return JSON.stringify([callId, attempt, phone, state, status]);
	const token = textOf((context.getQueryData() as IDataObject)[TOKEN_PARAMETER]);
	const id = JSON.stringify([callId, phone, branch, answer, answers, parameters, token]);
	if (callId ?? token) return id;
	const window = Math.floor(Date.now() / WINDOW_MS);
	return [`${id} ${window}`, `${id} ${window - 1}`];
}
