/** Proofs of other doors: of the other targets, and every token that anybody can find in what n8n shows and keeps. */

import type { Callback, Target } from './callback';
import { withQuery } from './triggers';
import { TOKENS } from '../../../nodes/shared/callbacks/signature';
import { zvonobotAccount } from '../../../sandbox/accounts';
import { writtenBy } from '../../support/e2e/disk';
import { activateWithRows, runWithRows } from '../../support/e2e/workflows';
import { zvonobotNode } from '../../support/e2e/zvonobot';
import type { World } from '../../../host/world';

/** Looks up all calls in every form that an output can have, so that it is stored. */
export async function lookUpCalls(world: World): Promise<void> {
	const rows = world.sandbox.state.calls.map(({ id }) => ({ callId: id }));
	for (const simplify of [true, false]) {
		for (const returnAs of ['attempts', 'calls']) {
			const parameters = { operation: 'getAll', returnAs, options: { simplify } };
			await runWithRows(world, await activateWithRows(world, zvonobotNode(world, parameters)), rows);
		}
	}
}

/** n8n's own: of the address of an execution that waits, and what it keeps for such an address. */
const OWN = [/signature=([\w-]{16,})/g, /resumeToken[^\w-]{1,6}([\w-]{16,})/g];

/** Tokens in n8n's database, its logs, and all executions as its API gives them. */
export async function foundTokens(world: World): Promise<{ ours: string[]; own: string[] }> {
	const { results: executions } = await world.api.findExecutions(['waiting', 'success', 'error']);
	const shown = await Promise.all(executions.map(async ({ id }) => await world.api.getExecution(id)));
	const texts = [JSON.stringify(shown), ...(await writtenBy(world)).map(([, content]) => content)];
	const found = (pattern: RegExp, group: number) =>
		texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[group]));
	return {
		ours: [...new Set(found(TOKENS, 0))],
		own: [...new Set(OWN.flatMap((pattern) => found(pattern, 1)))],
	};
}

/** @returns callbacks with each of these proofs in each place where one is looked for */
export function foreignProofs(target: Target, proofs: string[]): Callback[] {
	const { proof, withProof } = target;
	const bare = withProof();
	return proofs
		.filter((other) => other !== proof && other !== zvonobotAccount.apiKey)
		.flatMap((other) => [
			withProof(other),
			{ ...bare, headers: { 'x-callback-token': other } },
			{ ...bare, headers: { 'x-webhook-secret': other } },
			{ ...bare, url: withQuery(withQuery(bare.url, 'token', other), 'secret', other) },
		])
		.map((callback) => ({ ...callback, fault: 'the proof is for another door' }));
}
