/** The live check itself: asks, calls if it may, listens, compares. */

import { setTimeout as delay } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import { unreachableRule } from '../../nodes/shared/callbacks/reachable';
import type { CallState } from '../../nodes/shared/values/callState';
import type { Exchange } from './ask';
import { compare, type Finding } from './compare';
import { secretsOf } from './credential';
import { privateIn } from './hide';
import { type Callback, listen, type Listener } from './listen';
import { type Options, UsageError } from './options';
import { askSandbox } from './reference';
import type { Account, LiveService, Question } from './service';
import { askFree, followCall, type Patience, placeCall, type Survey } from './survey';
import { confirm, type Terminal } from './terminal';

export interface Result {
	service: LiveService;
	host: string;
	findings: Finding[];
	callbacks: Callback[];
	/** What was done. */
	asked: boolean;
	called: boolean;
	listened: boolean;
	stopped: boolean;
	/** What must not be in the report. */
	hidden: string[];
}

export interface Pace extends Patience {
	/** After the callback that reports the end, in milliseconds. */
	quietMs: number;
}

const PACE: Pace = { everyMs: 10_000, totalMs: 180_000, quietMs: 5000 };
const MINUTE_MS = 60_000;

/** @throws UsageError, or Error for a credential that is not usable */
export async function checkLive(
	options: Options,
	credential: IDataObject,
	terminal: Terminal,
	stop: AbortSignal,
	pace: Pace = PACE,
): Promise<Result> {
	const { service, phone, id } = options;
	const account = service.open(credential);
	if (account.questions(id).length === 0 && phone === undefined && !options.listen) {
		throw new UsageError(`${service.title} has no free request. Add --call <phone> or --listen.`);
	}
	const callbackUrl = callbackUrlOf(account, options);
	// What cannot be asked for is told before anything is asked.
	if (phone !== undefined) account.call(phone, callbackUrl);
	terminal.say('Asking the sandbox, to know what to expect ...');
	const known = await askSandbox(service);
	const secrets = secretsOf(service, credential);
	const result: Result = {
		service,
		host: new URL(account.baseUrl).host,
		findings: [],
		callbacks: [],
		asked: account.questions(id).length > 0,
		called: false,
		listened: options.listen !== undefined,
		stopped: false,
		hidden: [...secrets, ...spellingsOf(phone)],
	};
	const note = (exchange: Exchange, question?: Question): void => {
		const samples = known.get(exchange.name) ?? [];
		const finding = compare(exchange, samples, secrets, question?.mayBeRefused);
		result.findings.push(finding);
		result.hidden.push(...privateIn(exchange.body));
		terminal.say(`  ${exchange.name}: ${finding.verdict}`);
	};
	const hear = (callback: Callback): void => {
		result.callbacks.push(callback);
		note(callback);
	};
	const key = { credential: service.credential, fields: credential };
	const survey: Survey = { service, account, key, stop, onAnswer: note };
	let listener: Listener | undefined;
	try {
		if (options.listen) listener = await listen(service, credential, options.listen.port, hear);
		terminal.say(`Asking ${service.title} at ${result.host} ...`);
		await askFree(survey, id);
		result.called = await callOnce(survey, options, callbackUrl, terminal, pace);
		if (options.listen) await waitForCallbacks(result, options.listen.minutes, terminal, stop, pace);
	} catch (error) {
		if (!stop.aborted) throw error;
		result.stopped = true;
	} finally {
		await listener?.close();
	}
	return result;
}

/** @throws UsageError for an address that the service cannot reach */
function callbackUrlOf(account: Account, { listen: hearing }: Options): string | undefined {
	if (!hearing) return undefined;
	const rule = unreachableRule(hearing.publicUrl, account.baseUrl);
	if (rule) throw new UsageError(`The address of --public-url ${rule}.`);
	return account.callbackUrl(hearing.publicUrl);
}

const spellingsOf = (phone = ''): string[] => [phone, phone.slice(1)].filter(Boolean);

async function callOnce(
	survey: Survey,
	{ service, phone }: Options,
	callbackUrl: string | undefined,
	terminal: Terminal,
	pace: Pace,
): Promise<boolean> {
	if (callbackUrl !== undefined && service.portalCallbacks) {
		terminal.say(`Enter this address as the webhook in the account portal, then go on:\n  ${callbackUrl}`);
	}
	if (phone === undefined) return false;
	if (!(await confirm(terminal, `Place one call to +${phone}? It is ${service.price}.`))) {
		terminal.say('Nobody is called: there was no yes at the terminal.');
		return false;
	}
	const placed = await placeCall(survey, phone, callbackUrl);
	if ('failure' in placed.reading) return true;
	if (survey.account.lookUp) terminal.say('Looking the call up until it has ended ...');
	await followCall(survey, placed, pace);
	return true;
}

async function waitForCallbacks(
	{ callbacks, called, service }: Result,
	minutes: number,
	terminal: Terminal,
	stop: AbortSignal,
	{ quietMs }: Pace,
): Promise<void> {
	terminal.say(`Listening for callbacks, for ${minutes} minutes at most. Ctrl-C ends it.`);
	const until = Date.now() + minutes * MINUTE_MS;
	while (Date.now() < until) {
		if (called && callbacks.some((callback) => reportsEnd(service, callback))) {
			await delay(quietMs, undefined, { signal: stop });
			return;
		}
		await delay(Math.min(200, quietMs), undefined, { signal: stop });
	}
}

/** Zvonobot reports each state, the others the end only. */
function reportsEnd({ hasEnded }: LiveService, { reading }: Callback): boolean {
	if ('failure' in reading) return false;
	return reading.some(({ event, state }) => event === 'callStatus' && hasEnded(state as CallState));
}
