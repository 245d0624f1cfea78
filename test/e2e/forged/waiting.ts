/** Executions that wait for a call, and the address at which they wait. */

import type { SavedWorkflow } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import { type Callback, isN8n1 } from './callback';
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

/** Callbacks with the right stamp at an address that n8n has not signed like this. */
export function wrongSignatures(address: string, otherAddress: string, body: string): Callback[] {
	if (isN8n1()) return [];
	const { value, withValue } = parameterOf(address, 'signature');
	const wrong: Record<string, string | undefined> = {
		'is missing': undefined,
		'is empty': '',
		'lacks its first letter': value.slice(1),
		'lacks its last letter': value.slice(0, -1),
		'is half of it': value.slice(0, value.length / 2),
		'goes backwards': [...value].reverse().join(''),
		'is that of another execution': parameterOf(otherAddress, 'signature').value,
		'is the word undefined': 'undefined',
	};
	return Object.entries(wrong).map(([fault, text]) => ({
		fault: `n8n's signature ${fault}`,
		url: withValue(text),
		body,
	}));
}
