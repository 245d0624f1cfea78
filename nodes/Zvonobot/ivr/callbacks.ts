/** The addresses of a menu, each signed or stamped for its own branch. */

import type { IDataObject } from 'n8n-workflow';

import { unreachableRule } from '../../shared/callbacks/reachable';
import type { Problem } from '../../shared/values/problem';
import { createStamp, type Waiter } from '../../shared/waiting/stamp';
import { type CallbackToken, LONGEST_ADDRESS, signedHook } from '../callbacks/signature';

/** @param above path of the branch that holds these, `1.0` for `ivrs[1].ivrs[0]` */
export function signIvrs(ivrs: IDataObject[], token: CallbackToken | undefined, above = ''): IDataObject[] {
	if (!token) return ivrs;
	return ivrs.map((branch, at) => {
		const path = above ? `${above}.${at}` : String(at);
		const signed = signedHook(branch, token, path);
		return Array.isArray(branch.ivrs)
			? { ...signed, ivrs: signIvrs(branch.ivrs as IDataObject[], token, path) }
			: signed;
	});
}

/** The addresses that are too long once they are signed, or that the service cannot reach. */
export function wrongAddresses(signed: IDataObject[], baseUrl: string, path = 'ivrs'): Problem[] {
	return signed.flatMap(({ webhookUrl, ivrs }, at) => {
		const here = `${path}[${at}]`;
		const rule = typeof webhookUrl === 'string' ? addressRule(webhookUrl, baseUrl) : undefined;
		const own = rule === undefined ? [] : [{ field: `${here}.webhookUrl`, rule }];
		const below = Array.isArray(ivrs) ? (ivrs as IDataObject[]) : [];
		return [...own, ...wrongAddresses(below, baseUrl, `${here}.ivrs`)];
	});
}

function addressRule(address: string, baseUrl: string): string | undefined {
	if (address.length > LONGEST_ADDRESS) {
		return `${address.length} characters with its token, ${LONGEST_ADDRESS} allowed`;
	}
	const rule = unreachableRule(address, baseUrl);
	return rule && `${rule}; if it is this n8n, set WEBHOOK_URL in its settings`;
}

/** Where the callbacks of a call lead that an execution waits for, and whom they wake. */
export interface WaitingHook extends IDataObject {
	webhookUrl: string;
	waiter: Waiter;
}

/**
 * The documented `webhook…` parameters of a call that is waited for, and its menu with those of the branches: all lead to
 * the execution, each with a stamp of its own.
 *
 * The stamps travel as parameters, which the service adds to the body: an address may have 255 characters, and n8n's own
 * signature takes up most of them. Only branches with nothing below them are reported: the conversation goes on
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
		branches.map((branch, at) => stampedBranch(branch, `${above}${at}`));
	return { ...hookFor(), ivrs: stampedMenu(ivrs) };
}
