/** The callbacks of a call that an execution waits for: all lead to the execution, each with a stamp of its own. */

import type { IDataObject } from 'n8n-workflow';

import type { Waiter } from '../../../shared/waiting/stamp';
import { createStamp } from '../../../shared/waiting/stamp';
import { LONGEST_ADDRESS } from '../../callbacks/signature';
import type { Item } from '../../api/item';
import { refuseMenu } from '../../ivr/menu';

/** Where the callbacks lead, and whom they wake. */
export interface WaitingHook extends IDataObject {
	webhookUrl: string;
	waiter: Waiter;
}

/**
 * @param ivrs the menu, whose branches can't have addresses of their own: each hook is needed here
 * @throws NodeOperationError for a branch with an address, and for an n8n whose own address is too long
 */
export function readHook(item: Item, ivrs: IDataObject[], waiter: Waiter): WaitingHook {
	const taken = ivrs.flatMap((branch, place) => addressedBranches(branch, `ivrs[${place}]`));
	if (taken.length > 0) {
		const rule = 'is used by this operation itself';
		throw refuseMenu(
			item,
			taken.map((path) => ({ path: `${path}.webhookUrl`, rule })),
		);
	}
	const webhookUrl = item.context.getSignedResumeUrl();
	if (webhookUrl.length <= LONGEST_ADDRESS) return { webhookUrl, waiter };
	throw item.refuse(
		'Webhook URL',
		`of this n8n is too long: ${webhookUrl.length} characters with the execution, ${LONGEST_ADDRESS} allowed`,
		"Give n8n a shorter address ('WEBHOOK_URL' in its settings). Nothing was sent.",
	);
}

function addressedBranches({ webhookUrl, ivrs }: IDataObject, path: string): string[] {
	const below = Array.isArray(ivrs) ? (ivrs as IDataObject[]) : [];
	return [
		...(webhookUrl === undefined ? [] : [path]),
		...below.flatMap((branch, place) => addressedBranches(branch, `${path}.ivrs[${place}]`)),
	];
}

/**
 * The documented `webhook…` parameters of the call, and its menu with those of the branches.
 *
 * The stamps travel as parameters, which the service adds to the body: an address may have 255 characters, and n8n's own
 * signature takes up most of them. Only branches with nothing below them tell of themselves: the conversation goes on
 * after all others, and its end is told too.
 *
 * @param secret the key of the credential
 */
export function stampedHooks(
	{ webhookUrl, waiter }: WaitingHook,
	ivrs: IDataObject[],
	secret: string,
	question: { asked: string; until: Date },
): IDataObject {
	const hookFor = (branch?: string): IDataObject => {
		const stamp = createStamp(waiter, 'zvonobot', secret, { ...question, branch });
		return { webhookUrl, webhookParameters: JSON.stringify(stamp) };
	};
	const stampedBranch = (branch: IDataObject, path: string): IDataObject =>
		Array.isArray(branch.ivrs)
			? { ...branch, ivrs: stampedMenu(branch.ivrs as IDataObject[], `${path}.`) }
			: { ...branch, ...hookFor(path) };
	const stampedMenu = (branches: IDataObject[], above = '') =>
		branches.map((branch, place) => stampedBranch(branch, `${above}${place}`));
	return { ...hookFor(), ivrs: stampedMenu(ivrs) };
}
