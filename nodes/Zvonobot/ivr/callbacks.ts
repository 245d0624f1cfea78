/** Signs the addresses of a menu, each for its own branch. */

import type { IDataObject } from 'n8n-workflow';

import type { CallbackToken } from '../callbacks/signature';
import { LONGEST_ADDRESS, signedHook } from '../callbacks/signature';
import type { IvrFault } from './faults';

/** @param above path of the branch that holds these, `1.0` for `ivrs[1].ivrs[0]` */
export function signIvrs(ivrs: IDataObject[], token: CallbackToken | undefined, above = ''): IDataObject[] {
	if (!token) return ivrs;
	return ivrs.map((branch, place) => {
		const path = above ? `${above}.${place}` : String(place);
		const signed = signedHook(branch, token, path);
		return Array.isArray(branch.ivrs)
			? { ...signed, ivrs: signIvrs(branch.ivrs as IDataObject[], token, path) }
			: signed;
	});
}

/** The addresses that are too long once they are signed. */
export function longAddresses(signed: IDataObject[], path = 'ivrs'): IvrFault[] {
	return signed.flatMap(({ webhookUrl, ivrs }, place) => {
		const here = `${path}[${place}]`;
		const length = typeof webhookUrl === 'string' ? webhookUrl.length : 0;
		const rule = `${length} characters with its token, ${LONGEST_ADDRESS} allowed`;
		const own = length > LONGEST_ADDRESS ? [{ path: `${here}.webhookUrl`, rule }] : [];
		return [...own, ...(Array.isArray(ivrs) ? longAddresses(ivrs as IDataObject[], `${here}.ivrs`) : [])];
	});
}
