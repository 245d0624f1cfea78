/** The live check, with the sandbox in the place of the real service. */

import type { IDataObject } from 'n8n-workflow';

import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server';
import { checkLive, type Pace, type Result } from '../../scripts/live/check';
import type { Options } from '../../scripts/live/options';
import { writeUp } from '../../scripts/live/report';
import type { LiveService } from '../../scripts/live/service';
import { freePort } from '../../host/ports';

export const PACE: Pace = { everyMs: 50, totalMs: 5000, quietMs: 300 };
const WEBHOOK_SECRET = 'a-long-secret-of-the-webhook';

export interface Checked {
	result: Result;
	report: string;
	/** What was said at the terminal. */
	said: string;
	sandbox: Sandbox;
}

export interface Trial {
	sandbox?: SandboxOptions;
	/** What the person answers to the question; nobody is there if nothing is said. */
	answer?: string;
	options?: Partial<Options>;
	fields?: IDataObject;
}

/** Runs the check, with callbacks, against a sandbox of its own. */
export async function checkSandbox(service: LiveService, trial: Trial = {}): Promise<Checked> {
	const { answer } = trial;
	const sandbox = await startSandbox({ wild: false, callbackDelayMs: 10, ...trial.sandbox });
	try {
		const port = await freePort();
		const url = `http://127.0.0.1:${port}/hook`;
		if (service.portalCallbacks) sandbox.setMcnWebhook(`${url}?secret=${WEBHOOK_SECRET}`);
		const { path, phone, fields } = service.sandbox;
		const credential = {
			...fields,
			webhookSecret: WEBHOOK_SECRET,
			[service.baseUrlField]: sandbox.url + path,
			...trial.fields,
		};
		const listen = { port, publicUrl: url, minutes: answer === 'y' ? 0.05 : 0.001 };
		const lines: string[] = [];
		const terminal = {
			say: (line: string) => void lines.push(line),
			...(answer !== undefined && { ask: async () => answer }),
		};
		const options = { service, phone, listen, ...trial.options };
		const result = await checkLive(options, credential, terminal, new AbortController().signal, PACE);
		return { result, report: writeUp(result), said: lines.join('\n'), sandbox };
	} finally {
		await sandbox.close();
	}
}

/** Everything that a report must not hold, as the sandbox knows it. */
export function privateOf(service: LiveService, { state }: Sandbox): string[] {
	const credential = Object.values(service.sandbox.fields).map(String);
	const { phone } = service.sandbox;
	const codes = state.calls.flatMap(({ code }) => code ?? []);
	const callers = state.calls.map(({ callerNumber }) => callerNumber);
	return [...credential, WEBHOOK_SECRET, phone, phone.slice(1), ...codes, ...callers].filter(Boolean);
}
