/** What the package wants to reach, and what a run of the bench says of it. All are ratios within one run, or limits. */

import { figure, type Report, type Row, type Sample } from './figures';
import { BY_HAND, NAMED_FIELD, ONE_BY_ONE, WITH_EXPRESSION } from './works';

export interface Goal {
	what: string;
	toReach: string;
	measured: string;
	reached: boolean;
	/** Why not, and what was tried. */
	because?: string;
}

const MOST_EXPONENT = 1.05;
const SMALL = 5000;
const LARGE = 100_000;
const works = ['mailing', 'robocalls'] as const;

export function goalsOf(report: Report): Goal[] {
	return [
		...workGoals(report.rows),
		...memoryGoals(report.memory),
		...campaignGoals(report.campaigns),
		...triggerGoals(report.deliveries),
		...packageGoals(report.package),
	];
}

function workGoals(rows: Row[]): Goal[] {
	if (rows.length === 0) return [];
	const large = rows.some(({ work }) => work === nameOf('mailing', LARGE));
	return [
		...works.flatMap((work) => ratios(rows, nameOf(work, SMALL))),
		...(large ? works.flatMap((work) => growth(rows, work)) : []),
		flashCallGoal(rows),
	];
}

export const nameOf = (work: (typeof works)[number], count: number) =>
	`${work} to ${count.toLocaleString('en')}`;

const medianOf = (rows: Row[], work: string, node: string, field: keyof Sample): number => {
	const row = rows.find((candidate) => candidate.work === work && candidate.node === node);
	return figure((row?.samples ?? []).map((taken) => taken[field])).median;
};

const atLeast = (what: string, value: number, least: number, unit: string, because?: string): Goal => ({
	what,
	toReach: `≥ ${toThreeDigits(least)} ${unit}`,
	measured: `${rounded(value)} ${unit}`,
	reached: value >= least,
	because,
});
const atMost = (what: string, value: number, most: number, unit: string, because?: string): Goal => ({
	what,
	toReach: `≤ ${toThreeDigits(most)} ${unit}`,
	measured: `${rounded(value)} ${unit}`,
	reached: value <= most,
	because,
});
const GROWN = `the package has grown to nine nodes since that was set. n8n loads them once, when it starts.`;
/** Why many calls in one request take longer than a merge, and 100,000 longer than they could. */
const NOTED = `before a request is sent, each of its calls is noted in n8n's database and remembered with the execution, so that nobody is
called again after a stop, a kill or a retry; and each item gets a result and a price of its own. The merge by hand does neither.`;
const NOTED_AND_SEALED = `each call is noted in n8n's database before it is sent, its code is sealed, and the code before it is voided for all workers.
n8n's store is asked by adding and taking away, which takes longer the more it holds: the first rounds are faster than the last.`;
const REMEMBERED = `the calls that are noted and remembered take room, too.`;
const toThreeDigits = (value: number) => Number(value.toPrecision(3));
/** Two digits that say something. */
const rounded = (value: number) =>
	value < 0.1 ? Number(value.toPrecision(2)) : Math.round(value * 100) / 100;

function ratios(rows: Row[], work: string): Goal[] {
	const time = (node: string) => medianOf(rows, work, node, 'nodeMs');
	const ours = time(NAMED_FIELD);
	return [
		atLeast(`${work}, named field`, time(ONE_BY_ONE) / ours, 60, 'x faster than one request per item'),
		atMost(`${work}, named field`, medianOf(rows, work, NAMED_FIELD, 'requests'), 1, 'request'),
		atMost(`${work}, named field`, ours / time(BY_HAND), 1.5, 'x the time of a merge by hand', NOTED),
		atLeast(
			`${work}, expression`,
			time(ONE_BY_ONE) / time(WITH_EXPRESSION),
			3,
			'x faster than one request per item',
		),
	];
}

function memoryGoals(memory: Report['memory']): Goal[] {
	if (memory.length === 0) return [];
	const of = (wanted: string) => memory.find(({ name }) => name === wanted)?.megabytes.median ?? NaN;
	const share = of(NAMED_FIELD) / of(ONE_BY_ONE);
	return [atMost('added memory, named field', share, 1 / 8, 'of one request per item', REMEMBERED)];
}

function growth(rows: Row[], work: (typeof works)[number]): Goal[] {
	const time = (count: number) => medianOf(rows, nameOf(work, count), NAMED_FIELD, 'nodeMs');
	const exponent = Math.log(time(LARGE) / time(SMALL)) / Math.log(LARGE / SMALL);
	return [
		atMost(nameOf(work, LARGE), time(LARGE) / 1000, 2, 's', NOTED),
		atMost(`${work}, growth from 5,000 to 100,000`, exponent, MOST_EXPONENT, '(exponent)'),
	];
}

function flashCallGoal(rows: Row[]): Goal {
	const work = '1,000 flash calls one by one';
	const time = (node: string) => medianOf(rows, work, node, 'nodeMs');
	const ratio = time('this package') / time(ONE_BY_ONE);
	return atMost(work, ratio, 0.6, 'x the time of the HTTP Request node', NOTED_AND_SEALED);
}

function campaignGoals([ours, byHand]: Report['campaigns']): Goal[] {
	if (!ours || !byHand) return [];
	const what = 'campaign of 5,000 rows and 3 rounds, beside one built by hand';
	return [
		atMost(what, ours.nodeMs / byHand.nodeMs, 1 / 20, 'of its node time'),
		atMost(what, ours.requests / byHand.requests, 1 / 500, 'of its requests'),
		atMost(what, ours.storedKb / byHand.storedKb, 1 / 3, 'of what n8n stores of it'),
	];
}

function triggerGoals({ vm, lazy, legacy }: Report['deliveries']): Goal[] {
	if (vm.length === 0) return [];
	const rates = (taken: typeof vm) => taken.map(({ perSecond }) => perSecond.median);
	const ranges = (taken: typeof vm) =>
		taken.map(({ perSecond }) => `${perSecond.lowest} to ${perSecond.highest}`);
	const [ours, theirs, first, read] = rates(vm);
	const [oursWithout, theirsWithout] = rates(legacy);
	const [rangeOfOurs, rangeOfTheirs] = ranges(legacy);
	const [, rangeOfWebhook, , rangeOfRead] = ranges(vm);
	const [, , , readLazily] = rates(lazy);
	const unit = "x the Webhook node's deliveries";
	const because = `n8n makes an expression isolate for each delivery to any trigger but its own Webhook node above version 1
(\`webhookPhaseNeedsIsolate\` in its live-webhooks.js); version 1 of that node, which pays for it too, takes ${first} a second. In an
n8n that makes none (\`N8N_EXPRESSION_ENGINE=legacy\`), the trigger takes ${oursWithout} a second and the Webhook node ${theirsWithout}. Tried
in the default: the credential read at most every ten seconds (19 to 27 a second), no static data (no change), a node version above
1 (no change).`;
	const becauseWithout = `the trigger does more than the Webhook node: it checks the secret and remembers each delivery, which n8n
writes into its database, so that a repeated one starts nothing. The rounds vary by more than what is missing: ${rangeOfOurs} a second
against ${rangeOfTheirs}.`;
	const becauseRead = `Read checks the secret and turns the report into the trigger's event. ${rangeOfRead} a second against ${rangeOfWebhook};
with lazy isolates (\`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\`) it takes ${readLazily} a second.`;
	return [
		atLeast('trigger, secret checked', ours / theirs, 0.9, unit, because),
		atLeast('the same, n8n without isolates', oursWithout / theirsWithout, 0.9, unit, becauseWithout),
		atLeast('Read behind the Webhook node, secret checked', read / theirs, 0.9, unit, becauseRead),
	];
}

function packageGoals({ loadMs, unpackedKb, dependencies }: Report['package']): Goal[] {
	return [
		atMost('all nodes load', loadMs.median, 50, 'ms', GROWN),
		atMost('unpacked', unpackedKb, 800, 'kB'),
		atMost('dependencies', dependencies, 0, ''),
	];
}
