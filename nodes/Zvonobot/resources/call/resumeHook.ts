/** Where the callbacks of a call lead that an execution waits for: whether they can all lead there. */

import type { IDataObject } from 'n8n-workflow';

import { requireReachable } from '../../../shared/callbacks/reachable';
import type { Item } from '../../../shared/item';
import { LONGEST_ADDRESS } from '../../callbacks/signature';
import type { WaitingHook } from '../../ivr/callbacks';
import type { Choices } from '../../ivr/choices';
import { refuseMenu } from '../../ivr/menu';

const FIELDS = ['webhookUrl', 'webhookParameters', 'webhookHeaders'];

/**
 * @param choices the menu, whose branches cannot have addresses of their own: each hook is needed here
 * @throws NodeOperationError for a branch with an address, and for an n8n that the service cannot reach
 */
export function checkHook(
	item: Item,
	{ webhookUrl }: WaitingHook,
	choices: Pick<Choices, 'ivrs' | 'kind'>,
	baseUrl: string,
): void {
	requireReachable(item, webhookUrl, baseUrl);
	refuseCallbacks(item, choices);
	if (webhookUrl.length <= LONGEST_ADDRESS) return;
	throw item.refuse(
		'Webhook URL',
		`of this n8n is too long: ${webhookUrl.length} characters with the execution, ${LONGEST_ADDRESS} allowed`,
		"Set a shorter address of n8n ('WEBHOOK_URL' in its settings). Nothing was sent.",
	);
}

/** @throws NodeOperationError for a branch that names an address of its own */
export function refuseCallbacks(item: Item, { ivrs, kind }: Pick<Choices, 'ivrs' | 'kind'>): void {
	const taken = ivrs.flatMap((branch, at) => takenFields(branch, `ivrs[${at}]`));
	if (taken.length === 0) return;
	const problems = taken.map((field) => ({ field, rule: 'is used by this operation itself' }));
	throw refuseMenu(item, problems, kind);
}

function takenFields(branch: IDataObject, path: string): string[] {
	const below = Array.isArray(branch.ivrs) ? (branch.ivrs as IDataObject[]) : [];
	return [
		...FIELDS.filter((name) => branch[name] !== undefined).map((name) => `${path}.${name}`),
		...below.flatMap((inner, at) => takenFields(inner, `${path}.ivrs[${at}]`)),
	];
}
