/** What is known: the sandbox on this machine, asked the same. It is as strict as the API documentation. */

import { setTimeout as delay } from 'node:timers/promises';

import { mobilgroupAccount } from '../../sandbox/accounts';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import type { Exchange } from './ask';
import { listen } from './listen';
import type { LiveService, Question } from './service';
import { askFree, followCall, placeCall } from './survey';

const PATIENCE = { everyMs: 100, totalMs: 5000 };
/** By when the last callback of a call has come. */
const LONGEST_MS = 5000;
const WEBHOOK_SECRET = 'secret-of-the-sandbox';

/** The answers and callbacks of the sandbox, by the name of the question. */
export type Known = Map<string, Exchange[]>;

const asked = new Map<LiveService, Promise<Known>>();

/** Asks once in a process: the sandbox always says the same. */
export async function askSandbox(service: LiveService): Promise<Known> {
	const known = asked.get(service) ?? askAll(service);
	asked.set(service, known);
	return await known;
}

async function askAll(service: LiveService): Promise<Known> {
	const known: Known = new Map();
	const note = (exchange: Exchange): void => {
		known.set(exchange.name, [...(known.get(exchange.name) ?? []), exchange]);
	};
	const noteAnswer = (exchange: Exchange, { mayBeRefused }: Question): void => {
		// What the sandbox answers has to be an answer, or nothing would be compared.
		const isWrong = 'failure' in exchange.reading && !mayBeRefused;
		if (isWrong) throw new Error(`The sandbox is wrong: ${exchange.name}`);
		note(exchange);
	};
	const sandbox = await startSandbox({ wild: false, callbackDelayMs: 10 });
	const { path, fields: own, phone } = service.sandbox;
	const fields = { ...own, webhookSecret: WEBHOOK_SECRET, [service.baseUrlField]: sandbox.url + path };
	const listener = await listen(service, fields, 0, note);
	try {
		const account = service.open(fields);
		const callbackUrl = account.callbackUrl(listener.url);
		if (service.portalCallbacks) sandbox.setMcnWebhook(callbackUrl);
		const key = { credential: service.credential, fields };
		const survey = { service, account, key, stop: new AbortController().signal, onAnswer: noteAnswer };
		// Lists of calls are empty before the call, and not behind it.
		await askFree(survey);
		for (const address of [callbackUrl, undefined]) {
			await followCall(survey, await placeCall(survey, phone, address), PATIENCE);
		}
		await untilQuiet(sandbox);
		await askFree(survey, await knownId(service, sandbox));
		return known;
	} finally {
		await listener.close();
		await sandbox.close();
	}
}

async function untilQuiet({ state }: Sandbox): Promise<void> {
	const until = Date.now() + LONGEST_MS;
	while (state.callbacks.length === 0 && Date.now() < until) await delay(20);
	// The last one may be on its way.
	await delay(100);
}

/** What `--id` names: a call, or for Mobilgroup a mailing, which has to be there first. */
async function knownId({ name }: LiveService, { url, state }: Sandbox): Promise<string | undefined> {
	if (name !== 'mobilgroup') return state.calls[0]?.id;
	const [{ number }] = mobilgroupAccount.numbers;
	const answer = await fetch(`${url}/mobilgroup/api/send/`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', Authorization: mobilgroupAccount.apiKey },
		body: JSON.stringify({ settings: { number, message: 'Test' }, subscribers: [{ phone: '79000000100' }] }),
	});
	await delay(200);
	return ((await answer.json()) as { id: string }).id;
}
