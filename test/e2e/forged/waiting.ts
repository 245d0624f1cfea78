/** Executions that wait for a call, and the address at which they wait. */

import type { SavedWorkflow } from '../../../host/restWorkflows';
import type { World } from '../support/world';
import { withQuery } from './triggers';

/** How many of the workflow's executions have been brought back. */
export const broughtBack =
	({ api }: World, { id }: SavedWorkflow) =>
	async (): Promise<number> =>
		(await api.listExecutions(id)).filter(({ status }) => status !== 'waiting').length;

/** One parameter of an address, and the address with something else in its place. */
export function parameterOf(address: string, name: string) {
	const url = new URL(address);
	const value = url.searchParams.get(name) ?? '';
	url.searchParams.delete(name);
	const rest = url.toString();
	return { value, withValue: (other?: string) => withQuery(rest, name, other) };
}

/**
 * What n8n makes of its own signature: it reads the first of two, and what follows a slash as the path of a node. The
 * stamp beside it decides.
 */
export const signatureOfN8n = ['the proof is given twice', 'the proof is followed by a path'];
