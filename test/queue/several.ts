/** Executions that ask many people at once, whose callbacks come to two webhook processes, one of which is killed. */

import { setTimeout as sleep } from 'node:timers/promises';

import type { ExecutionStatus } from '../../host/restExecutions';
import type { Balancer } from './balancer';
import { webhookIsKilled } from './disturbances';
import { ask, forEach } from './load';
import { rowOf, type Row } from './row';
import { answerOf, campaignsOf, heardAt, lagOf, wrongAnswers } from './severalAnswers';
import { ADDRESSES } from './workflows';
import type { QueueWorld } from './world';

/** How long an execution may take to go on after the last callback that it needs. */
const PROMISED_MS = 20_000;
const PATIENCE_MS = 120_000;
const LOOK_AGAIN_MS = 100;
const QUIET_MS = 2_000;

export interface SeveralScenario {
	scenario: string;
	/** Numbers of their own. */
	group: number;
	executions: number;
	/** In each of them. */
	people: number;
}

/** The callbacks come when all executions wait; a process is killed when half of the people have been heard. */
export async function runSeveral(world: QueueWorld, wanted: SeveralScenario): Promise<Row> {
	const { sandbox, cluster } = world;
	const campaigns = campaignsOf(wanted.group, wanted.executions, wanted.people);
	const phones = campaigns.flat();
	const others = new Set((await executionsOf(world)).map(({ id }) => id));
	const count = async (status: ExecutionStatus) =>
		(await executionsOf(world)).filter((one) => one.status === status && !others.has(one.id)).length;

	sandbox.setTells('end');
	const release = hold(world);
	await askAll(world, campaigns);
	await until('all executions wait', async () => (await count('waiting')) === wanted.executions);

	const log = sandbox.state.callbacks.length;
	const before = structuredClone(cluster.balancer.counts);
	const began = Date.now();
	release();
	await until('half of the people are heard', () => heardAt(world, phones).size * 2 >= phones.length);
	const killed = webhookIsKilled(world);
	await untilTold(world, phones);
	await killed;
	// What is repeated must not bring an execution back a second time.
	await until('all callbacks have come', () => isQuiet(world, log));
	sandbox.setTells('everyState');

	const [ended, lagMs] = [await count('success'), Math.max(...campaigns.map((own) => lagOf(world, own)))];
	const { mistaken, doubled } = wrongAnswers(world, phones);
	const figures = [
		`${ended} of ${wanted.executions} executions with ${wanted.people} people each went on`,
		`${mistaken} people had another answer than their own, ${doubled} had theirs twice`,
		`at most ${seconds(lagMs)} after the last callback`,
		`${seconds(world.books.lastAt(phones) - began)} from the first callback to the last answer`,
		statusesSince(world, log),
		servedSince(world, before),
	].join('; ');
	const isAsPromised = ended === wanted.executions && mistaken + doubled === 0 && lagMs <= PROMISED_MS;
	const row = rowOf(world, wanted.scenario, phones, (phone) => world.books.count(answerOf(phone), phone) > 0);
	return { ...row, figures, broken: isAsPromised ? [] : [figures] };
}

const executionsOf = async ({ api, askSeveralWorkflowId }: QueueWorld) =>
	await api.listExecutions(askSeveralWorkflowId);

/** Calls begin when the result is called. */
function hold({ sandbox: { state } }: QueueWorld): () => void {
	let release = () => {};
	state.held = new Promise((resolve) => (release = resolve));
	return release;
}

async function askAll(world: QueueWorld, campaigns: string[][]): Promise<void> {
	const rows = new Map(campaigns.map((people) => [people[0], people.map((phone) => ({ phone }))]));
	await forEach([...rows.keys()], async (first) => {
		await ask(world, ADDRESSES.askSeveral, { rows: rows.get(first) });
	});
}

/** What has not come by then is missing in the row. */
async function untilTold({ books }: QueueWorld, phones: string[]): Promise<void> {
	const deadline = Date.now() + PATIENCE_MS;
	await Promise.all(
		phones.map(async (phone) => await books.until([answerOf(phone)], phone, deadline - Date.now())),
	);
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
	const deadline = Date.now() + PATIENCE_MS;
	while (!(await isSo())) {
		if (Date.now() > deadline) throw new Error(`In vain waited until ${what}.`);
		await sleep(LOOK_AGAIN_MS);
	}
}

/** Whether none is to be repeated, and none has come lately. */
function isQuiet({ sandbox: { state } }: QueueWorld, log: number): boolean {
	const callbacks = state.callbacks.slice(log);
	const ended = new Set(callbacks.filter(({ repeats }) => !repeats).map(({ delivery }) => delivery));
	const isRecent = Date.now() - Date.parse(callbacks.at(-1)?.at ?? '') < QUIET_MS;
	return !isRecent && callbacks.every(({ delivery }) => ended.has(delivery));
}

function statusesSince({ sandbox: { state } }: QueueWorld, log: number): string {
	const counts = new Map<number, number>();
	for (const { status } of state.callbacks.slice(log)) counts.set(status, (counts.get(status) ?? 0) + 1);
	const parts = [...counts]
		.sort(([one], [other]) => one - other)
		.map(([status, times]) => `${status} ${times} times`);
	return `callbacks were answered by ${parts.join(', ')}`;
}

function servedSince({ cluster: { balancer } }: QueueWorld, before: Balancer['counts']): string {
	const parts = balancer.counts.map(({ handed, cut }, place) => {
		return `${handed - before[place].handed} by process ${place + 1} (${cut - before[place].cut} cut off)`;
	});
	return `taken ${parts.join(', ')}`;
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
