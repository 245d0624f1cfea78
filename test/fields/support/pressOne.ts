/** Brings a waiting execution of Zvonobot back: the person has pressed 1. */

import type { IDataObject, IRun } from 'n8n-workflow';

import type { CannedRequest } from '../../support/cannedService';
import type { NodeUnderTest } from '../../support/engine/engine';
import { deliverTo } from '../../support/engine/waiting';
import { NOW } from './frozen';

interface Branch {
	digit?: unknown;
	webhookUrl?: string;
}

let pressed = 0;
/** The node takes an answer once in some seconds, so each comes later than the one before. */
const LATER_MS = 60_000;

/** @returns what the execution goes on with */
export async function pressOne(
	node: NodeUnderTest,
	stored: IRun,
	requests: CannedRequest[],
): Promise<unknown[]> {
	if (!stored.waitTill) return [];
	const { phones, webhookParameters, ivrs } = requests[requests.length - 1].body as IDataObject;
	const [phone] = phones as string[];
	const parameters = JSON.parse((webhookParameters ?? '{}') as string) as object;
	const calls = [{ phone, status: 'finished', ivrAnswers: '|1' }];
	jest.setSystemTime(NOW + (pressed += 1) * LATER_MS);
	const chosen = (ivrs as Branch[]).find(({ digit }) => String(digit) === '1');
	const query = Object.fromEntries(new URL(chosen?.webhookUrl ?? 'http://localhost').searchParams);
	const received = await deliverTo(node, stored, {
		query,
		body: { apiCalls: [{ id: Number(phone.slice(-7)), calls }], ...parameters },
	});
	return [received.status, received.items];
}
