/** What comes out for a person: the useful fields first, and a sentence that can be shown to that person. */

import type { IDataObject } from 'n8n-workflow';

import { pick } from '../shared/fields';
import { type ChannelName, channels } from './channels';

const PLACED = [
	...['outcome', 'phone', 'channel', 'service', 'callId', 'token', 'codeLength', 'expiresAt', 'code'],
	...['failedBefore'],
];

/** @param json of the call as the channel gives it, or why there is none */
export function outputOf(json: IDataObject, simplify: boolean): IDataObject {
	const message = messageFor(json);
	if (json.outcome !== 'placed' || !simplify) return { ...json, message };
	// The code itself shows its length.
	const shown = PLACED.filter((name) => name !== 'codeLength' || !('code' in json));
	return { ...pick(json, shown), message };
}

/** Tells nothing that helps a person who tries out phones. */
function messageFor({ outcome, reason, channel, codeLength, retryAfterSeconds }: IDataObject): string {
	if (reason === 'limitReached') return `Too many calls. Try again in ${spanOf(Number(retryAfterSeconds))}.`;
	if (outcome !== 'placed') return 'No call was made. Check the number, or begin again.';
	const digits = Number(codeLength ?? 4);
	return channels[channel as ChannelName].speaks
		? `A call is on its way. Type the ${digits} digits that you hear.`
		: `A call is on its way. Type the last ${digits} digits of the number that calls.`;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

function spanOf(seconds: number): string {
	if (seconds <= 2 * MINUTE) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
	const [size, unit] = seconds <= 2 * HOUR ? [MINUTE, 'minutes'] : [HOUR, 'hours'];
	return `${Math.ceil(seconds / size)} ${unit}`;
}
