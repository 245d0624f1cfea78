/**
 * Callbacks that are forged or broken, against a real n8n with every trigger active and with executions that wait: none
 * starts or brings back anything, none stops n8n, each that a node refuses is in the log, and no secret is. Afterwards the
 * right callback still does its work.
 */

import { readFile } from 'node:fs/promises';

import type { World } from '../../host/world';
import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../../sandbox/accounts';
import { brokenDeliveries } from './forged/brokenDeliveries';
import { type Answer, type Callback, rightOne, send, type Target } from './forged/callback';
import { foreignProofs, foundTokens, lookUpCalls } from './forged/foreignProofs';
import { mobilgroupWaiting } from './forged/mobilgroupWaiting';
import { rawRequests, sendRaw } from './forged/rawRequests';
import { mcnTrigger, mobilgroupTrigger } from './forged/triggers';
import { wrongProofs } from './forged/wrongProofs';
import { zvonobotAnswer, zvonobotStatus } from './forged/zvonobotTrigger';
import { zvonobotWaiting } from './forged/zvonobotWaiting';
import { writtenBy } from '../support/e2e/disk';
import { START_TIMEOUT_MS, useWorld } from '../support/e2e/world';

const MANY = 1000;
const MANY_REFUSED_BY_NODES = 200;
const FORGING_MS = 300_000;

let n8nProcess: number | undefined;
const proofs: string[] = [];
let [forged, accepted, refusedByNodes, ignoredByNodes] = [0, 0, 0, 0];
// The isolate that n8n makes for each delivery takes five sixths of the time, and has no part in what is tested here.
const world = useWorld({ env: { N8N_LOG_LEVEL: 'debug', N8N_EXPRESSION_ENGINE: 'legacy' } });
beforeAll(async () => {
	n8nProcess = world.n8n.pid;
}, START_TIMEOUT_MS);
afterAll(async () => {
	process.stdout.write(`${accepted} accepted of ${forged} forged or broken callbacks\n`);
}, 30_000);

const logged = async () => await readFile(world.n8n.logFile, 'utf8');
const timesLogged = async (line: RegExp) => (await logged()).match(line)?.length ?? 0;

/** What n8n or a node says when a callback has started something, or has made a node fail. */
const TAKEN = /"accepted"|Workflow was started|could not be started/;

/** Sends them one after the other; resolves with those that were taken, by their faults. */
async function takenOf<C extends Callback>(
	callbacks: C[],
	deliver: (callback: C) => Promise<Answer>,
): Promise<string[]> {
	const taken: string[] = [];
	for (const callback of callbacks) {
		const { text } = await deliver(callback);
		forged += 1;
		if (text.includes('"refused"')) refusedByNodes += 1;
		if (text.includes('"ignored"')) ignoredByNodes += 1;
		if (TAKEN.test(text)) taken.push(callback.fault);
	}
	return taken;
}

const kinds: Array<[string, (world: World) => Promise<Target>]> = [
	['MCN Telecom Trigger', mcnTrigger],
	['Mobilgroup Trigger', mobilgroupTrigger],
	['Zvonobot Trigger, the state of a call', zvonobotStatus],
	['Zvonobot Trigger, an answer in a menu', zvonobotAnswer],
	['Zvonobot, an execution that waits', zvonobotWaiting],
	['Mobilgroup, an execution that waits', mobilgroupWaiting],
];
const targets = new Map<string, Target>();
/** Proofs of all targets, and all that can be found. */
const all: string[] = [];

it(
	'no output, log or stored execution shows a token of this package',
	async () => {
		for (const [name, make] of kinds) targets.set(name, await make(world));
		for (const target of targets.values()) all.push(target.proof, ...strangeProofs(target));
		proofs.push(...all);
		await lookUpCalls(world);
		const { ours, own } = await foundTokens(world);
		expect(ours).toEqual([]);
		all.push(...own);
	},
	FORGING_MS,
);

/** What is wrong at its own target, and right at no other. */
const strangeProofs = ({ otherProofs }: Target): string[] =>
	Object.entries(otherProofs)
		.filter(([fault]) => !/a trigger$|another event$/.test(fault))
		.map(([, proof]) => proof);

describe.each(kinds)('%s', (name) => {
	let target: Target;
	beforeAll(() => {
		target = targets.get(name) as Target;
	});

	it.each<[string, () => Promise<string[]>]>([
		[
			'whose proof is missing, spoilt, misplaced, or for something else',
			() => takenOf(wrongProofs(target), send),
		],
		['that is broken, though its proof is right', () => takenOf(brokenDeliveries(target), send)],
		['that lies about its own form', () => takenOf(rawRequests(target), sendRaw)],
		['whose proof is for another door', () => takenOf(foreignProofs(target, [...new Set(all)]), send)],
	])(
		'takes none %s',
		async (_what, deliver) => {
			const taken = await deliver();
			const started = await target.accepted();
			accepted += started;
			expect({ taken, started }).toEqual({ taken: [], started: 0 });
		},
		FORGING_MS,
	);

	it(
		'takes the right one after all that, and once, however often it comes',
		async () => {
			const right = rightOne(target);
			expect((await send(right)).text).toContain('"accepted"');
			const again = [
				right,
				{ ...right, headers: { 'content-type': 'text/plain' } },
				{ ...right, body: ` ${target.body}` },
			];
			for (const callback of again) expect((await send(callback)).text).not.toContain('"accepted"');
			await expect(target.accepted()).resolves.toBe(1);
		},
		FORGING_MS,
	);
});

it('there were many', () => {
	expect(forged).toBeGreaterThan(MANY);
});

it('n8n is the same, and well', async () => {
	expect((await fetch(`${world.n8n.url}/healthz/readiness`)).status).toBe(200);
	expect(world.n8n.pid).toBe(n8nProcess);
});

it('each that has reached a node is in the log', async () => {
	expect(refusedByNodes).toBeGreaterThan(MANY_REFUSED_BY_NODES);
	// Beside them, those whose sender has not waited for the answer.
	expect(await timesLogged(/Refused a callback with \d{3}: /g)).toBeGreaterThanOrEqual(refusedByNodes);
	expect(await timesLogged(/Ignored a callback: /g)).toBeGreaterThanOrEqual(ignoredByNodes);
});

it('no secret and no proof is in the log, or anywhere else that n8n writes', async () => {
	const secrets = [
		...proofs,
		mcnAccount.webhookSecret,
		mobilgroupAccount.apiKey,
		zvonobotAccount.apiKey,
		zvonobotAccount.webhookSecret,
	];
	const written = await writtenBy(world);
	const found = written.flatMap(([file, content]) =>
		secrets.filter((secret) => content.includes(secret)).map((secret) => `${file}: ${secret}`),
	);
	expect(found).toEqual([]);
});
