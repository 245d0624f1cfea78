/** Examples of what the operations return that wait for a callback: called, stored, and brought back by it. */

import { randomUUID } from 'node:crypto';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../sandbox/server';
import { type NodeUnderTest, runNode } from '../../test/support/engine/engine';
import { mobilgroupNode } from '../../test/support/engine/mobilgroup';
import { deliverTo } from '../../test/support/engine/waiting';
import type { Delivery } from '../../test/support/engine/webhook';
import { asking, zvonobotNode } from '../../test/support/engine/zvonobot';
import { newest } from './examples';

/** Never calls back on its own, so that the example can do it. */
const phone = '79000000190';

async function answered(
	node: (sandbox: Sandbox) => NodeUnderTest,
	delivery: (request: Record<string, string>, callId: string) => Delivery,
): Promise<IDataObject> {
	const sandbox = await startSandbox({ callbackDelayMs: 1 });
	try {
		// The clock stands still here, so that nothing but its name tells one waiting node from another.
		const under = newest(node(sandbox));
		under.settings = { ...under.settings, id: randomUUID() };
		const { stored, error } = await runNode(under, [{ phone }]);
		if (error) throw error;
		const request = sandbox.state.requests.at(-1)?.body as Record<string, string>;
		const callId = sandbox.state.calls.at(-1)?.id ?? '';
		const { items, answer } = await deliverTo(under, stored, delivery(request, callId));
		if (!items) throw new Error(`The callback brought nothing back: ${JSON.stringify(answer)}`);
		return items[0].json;
	} finally {
		await sandbox.close();
	}
}

const askedByPhone = async () =>
	await answered(
		({ url }) => zvonobotNode(`${url}/zvonobot`, asking),
		({ webhookParameters }, callId) => ({
			body: {
				apiCalls: [{ id: Number(callId), calls: [{ phone, status: 'finished', ivrAnswers: '|1' }] }],
				...(JSON.parse(webhookParameters) as object),
			},
		}),
	);

const verifiedByPhone = (operation: string) => async () =>
	await answered(
		({ url }) =>
			mobilgroupNode(`${url}/mobilgroup`, {
				resource: 'verification',
				operation,
				phoneNumber: phone,
				code: '0427',
			} as INodeParameters),
		({ callback_url: address }, id) => ({
			query: Object.fromEntries(new URL(address).searchParams),
			body: {
				id,
				number: phone,
				duration: '4',
				state: 'ANSWERED',
				price: '0.35',
				date: '2026-01-31 13:45:10',
			},
		}),
	);

/** By service, resource and operation. */
export const answers: Record<string, () => Promise<IDataObject>> = {
	'mobilgroup verification flashCallAndWait': verifiedByPhone('flashCallAndWait'),
	'mobilgroup verification voicePasswordAndWait': verifiedByPhone('voicePasswordAndWait'),
	'zvonobot call sendAndWait': askedByPhone,
};
