/** Nothing secret in any output, error, log or stored execution data, whatever the service answers. */

import { type Logger, LoggerProxy } from 'n8n-workflow';

import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../../sandbox/accounts';
import { behaviours } from '../../sandbox/calls/behaviours';
import { type EngineResult, retryStopped, runNode } from '../support/engine/engine';
import { paidOperations } from '../support/engine/paidOperations';
import { waitingOperations } from '../support/engine/waitingOperations';
import { someOf } from '../support/seed';
import { useSandbox } from '../support/useSandbox';

const secrets = [
	mcnAccount.accessToken,
	mcnAccount.webhookSecret,
	mobilgroupAccount.apiKey,
	mobilgroupAccount.login,
	mobilgroupAccount.password,
	zvonobotAccount.apiKey,
	zvonobotAccount.webhookSecret,
];
const code = '0427';
const endings = Object.keys(behaviours);
const logged: unknown[] = [];

const sandbox = useSandbox();
beforeAll(async () => {
	const write = (...line: unknown[]) => void logged.push(line);
	LoggerProxy.init({ error: write, warn: write, info: write, debug: write } as Partial<Logger> as Logger);
});
afterEach(() => void logged.splice(0));

/** Like JSON, but it also sees what errors hold beside their message. */
function everythingIn(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value !== 'object' || value === null) return String(value);
	if (seen.has(value)) return '';
	seen.add(value);
	return Object.getOwnPropertyNames(value)
		.map((key) => `${key}=${everythingIn((value as Record<string, unknown>)[key], seen)}`)
		.join('\n');
}

describe.each(paidOperations)('$name', ({ node }) => {
	it('keeps the secrets of the credential to itself when items fail', async () => {
		const input = endings.map((ending) => ({ phone: `790000001${ending}` }));
		const result = await runNode(
			node(sandbox.url, { onError: 'continueErrorOutput', retryOnFail: true }),
			input,
		);
		expect(result.errorItems.length).toBeGreaterThan(10);
		const all = everythingIn([result, logged]);
		secrets.forEach((secret) => expect(all).not.toContain(secret));
	});
});

describe.each([...paidOperations, ...waitingOperations])('$name', ({ node }) => {
	const chosen = someOf(endings);
	const phoneOf = (ending: string) => `790000001${ending}`;
	const runs = new Map<string, EngineResult[]>();
	let written: unknown[];
	// At the same moment, because much of the time they wait.
	beforeAll(async () => {
		const stopping = node(sandbox.url);
		await Promise.all(
			chosen.map(async (ending) => {
				const stopped = await runNode(stopping, [{ phone: phoneOf(ending), code }]);
				const again = stopped.error ? await retryStopped(stopping, stopped) : stopped;
				runs.set(ending, [stopped, again]);
			}),
		);
		written = logged.splice(0);
	});

	it.each(chosen)('shows neither secret nor phone nor code in the error that stops it (…%s)', (ending) => {
		const results = runs.get(ending) ?? [];
		expect(results).toHaveLength(2);
		const shown = everythingIn(results.map(({ error }) => error));
		[...secrets, phoneOf(ending)].forEach((secret) => expect(shown).not.toContain(secret));
		expect(shown).not.toMatch(new RegExp(`\\b${code}\\b`));
		const all = everythingIn(results);
		secrets.forEach((secret) => expect(all).not.toContain(secret));
	});

	it('writes no secret into the log', () => {
		const all = everythingIn(written);
		secrets.forEach((secret) => expect(all).not.toContain(secret));
	});
});
