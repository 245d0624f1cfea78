/**
 * Nobody is dialled twice, and nobody is told what is not so: every paid operation × every fault of the sandbox and every
 * odd answer that we could think of × every way in which n8n asks again.
 */

import { setGlobalState } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../../../sandbox/server';
import type { NodeUnderTest } from '../engine';
import { type Caller, callers } from './callers';
import { counts, endings, HANGING, rightFor, titleOf } from './faultySandbox';
import { judge, judgeTruth } from './judge';
import { oddService } from './oddService';
import { type Finding, type Trial, tryOut } from './tryOut';

const PATIENCE_MS = 20_000;
/** For a service that never answers. */
const SHORT_PATIENCE_MS = 500;
const LONGEST_MS = 400_000;
/** Callbacks would go to an address that nobody has. */
const NEVER_MS = 60 * 60 * 1000;

/** @param service whose operations are tried out; each has a file of its own, so that they run side by side */
export function tableOf(service: keyof typeof callers): void {
	const all: Finding[] = [];
	// n8n looks up the offset of the time zone for every expression, which takes a quarter of the time.
	beforeAll(() => setGlobalState({ defaultTimezone: 'UTC' }));
	afterAll(() => {
		const count = (isSo: (finding: Finding) => boolean) => `${all.filter(isSo).length} of ${all.length}`;
		const twice = count((finding) => finding.twice);
		const wrong = count((finding) => finding.wrong !== undefined);
		process.stdout.write(`${service}: dialled twice: ${twice}; anything wrong: ${wrong}\n`);
	});

	describe.each(callers[service])('$name, when the service answers', (caller) => {
		rows(
			caller.answers.map(({ name }) => name),
			async () => {
				const findings = await withOddAnswers(caller);
				all.push(...findings);
				return findings;
			},
		);
	});

	describe.each(callers[service])('$name, when it calls', (caller) => {
		rows(endings.map(titleOf), async () => {
			const findings = await withFaults(caller);
			all.push(...findings);
			return findings;
		});
	});
}

/** One test for each row, with what was found in all the ways. */
function rows(titles: string[], find: () => Promise<Finding[]>): void {
	const faults = new Map<string, string[]>();
	beforeAll(async () => {
		for (const { row, way, wrong } of await find()) {
			if (wrong !== undefined) faults.set(row, [...(faults.get(row) ?? []), `${way}: ${wrong}`]);
		}
	}, LONGEST_MS);
	it.each(titles.map((title) => [title]))('%s', (title) => {
		expect(faults.get(title) ?? []).toEqual([]);
	});
}

/** Has as few expressions as can be: each takes a tenth of a run. */
function patient(node: NodeUnderTest, timeout: number): NodeUnderTest {
	const { code } = node.parameters;
	const fixed = code === undefined ? {} : { code: '0427' };
	return { ...node, parameters: { ...node.parameters, ...fixed, requestOptions: { timeout } } };
}

async function withOddAnswers(caller: Caller): Promise<Finding[]> {
	const service = oddService();
	const node = patient(caller.node(await service.start()), PATIENCE_MS);
	const trials = () =>
		caller.answers.map((answer): Trial => {
			const { phones, given } = service.order(answer);
			return {
				row: answer.name,
				phones,
				judge: (place, told, { asTool = false }) =>
					judge({
						given: given.get(phones[place]) ?? [],
						place,
						told,
						mayRefuseToWait: asTool && caller.waits,
					}),
			};
		});
	const findings = await tryOut(caller, node, trials);
	await service.close();
	return findings;
}

async function withFaults(caller: Caller): Promise<Finding[]> {
	const sandbox = await startSandbox({ callbackDelayMs: NEVER_MS });
	const node = caller.node(sandbox.url);
	const trials = faultyTrials(sandbox, caller);
	const findings = await Promise.all([
		tryOut(caller, patient(node, PATIENCE_MS), () => trials(endings.filter((ending) => ending !== HANGING))),
		tryOut(caller, patient(node, SHORT_PATIENCE_MS), () => trials([HANGING])),
	]);
	await sandbox.close();
	return findings.flat();
}

function faultyTrials(sandbox: Sandbox, { waits }: Caller) {
	const { rang, sent } = counts(sandbox);
	let last = 0;
	return (wanted: string[]) =>
		wanted.map((ending): Trial => {
			const phone = `79002${String((last += 1)).padStart(4, '0')}${ending}`;
			return {
				row: titleOf(ending),
				phones: [phone],
				judge: (_place, told, { asTool }) => {
					const refusesToWait = asTool && waits && told === 'notSent' && sent(phone) === 0;
					if (refusesToWait) return { twice: false };
					return judgeTruth(rang(phone), sent(phone), told, rightFor(ending, rang(phone)));
				},
			};
		});
}
