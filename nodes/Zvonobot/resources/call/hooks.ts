/** The callbacks of a call that an execution waits for: all lead to the execution, each with a stamp of its own. */

import type { IDataObject } from 'n8n-workflow';

import { createStamp } from '../../../shared/waiting/stamp';
import type { Item } from '../../api/item';
import { LONGEST_ADDRESS } from '../../api/callbackToken';
import { refuseMenu } from './menu';

interface Question {
	/** The key of the credential. */
	secret: string;
	asked: string;
	until: Date;
}

/**
 * The documented `webhook…` parameters of the call, and its menu with those of the branches.
 *
 * The stamps travel as parameters, which the service adds to the body: an address may have 255 characters, and n8n's own
 * signature takes up most of them. Only branches with nothing below them tell of themselves: the conversation goes on
 * after all others, and its end is told too.
 *
 * @throws NodeOperationError for a branch with an address of its own, and for an n8n whose address is too long
 */
export function readHooks(item: Item, ivrs: IDataObject[], question: Question): IDataObject {
	const webhookUrl = item.context.getSignedResumeUrl();
	if (webhookUrl.length > LONGEST_ADDRESS) {
		throw item.refuse(
			'Webhook URL',
			`of this n8n is too long: ${webhookUrl.length} characters with the execution, ${LONGEST_ADDRESS} allowed`,
			"Give n8n a shorter address ('WEBHOOK_URL' in its settings). Nothing was sent.",
		);
	}
	const hookFor = (branch?: string): IDataObject => {
		const { secret, ...rest } = question;
		const stamp = createStamp(item.context, 'zvonobot', secret, { ...rest, branch });
		return { webhookUrl, webhookParameters: JSON.stringify(stamp) };
	};
	return { ...hookFor(), ivrs: withHooks(item, ivrs, hookFor) };
}

function withHooks(
	item: Item,
	ivrs: IDataObject[],
	hookFor: (branch: string) => IDataObject,
	above: number[] = [],
): IDataObject[] {
	return ivrs.map((branch, place) => {
		const path = [...above, place];
		if (branch.webhookUrl !== undefined) {
			const name = path.map((at) => `ivrs[${at}]`).join('.');
			throw refuseMenu(item, [{ path: `${name}.webhookUrl`, rule: 'is used by this operation itself' }]);
		}
		if (!Array.isArray(branch.ivrs)) return { ...branch, ...hookFor(path.join('.')) };
		return { ...branch, ivrs: withHooks(item, branch.ivrs as IDataObject[], hookFor, path) };
	});
}
