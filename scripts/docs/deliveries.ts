/** Examples of what the triggers start with: each is delivered to one in n8n's webhook context. */

import type { IDataObject } from 'n8n-workflow';

import { signedHook } from '../../nodes/Zvonobot/callbacks/signature';
import { createToken } from '../../nodes/shared/callbacks/signature';
import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../../sandbox/accounts';
import type { NodeUnderTest } from '../../test/support/engine/engine';
import { mcnCredential } from '../../test/support/engine/mcn';
import { mobilgroupCredential } from '../../test/support/engine/mobilgroup';
import { activeTrigger } from '../../test/support/engine/webhook';
import { zvonobotCredential } from '../../test/support/engine/zvonobot';
import { newest } from './examples';

const AN_HOUR_MS = 3_600_000;
const phone = '79000000121';

async function started(node: NodeUnderTest, query: IDataObject, body: unknown): Promise<IDataObject> {
	const { items, answer } = await activeTrigger(newest(node)).deliver({ body, query });
	if (!items) throw new Error(`The delivery started nothing: ${JSON.stringify(answer)}`);
	return items[0].json;
}

function zvonobotDelivery(branch: string | undefined, body: unknown) {
	const token = {
		secret: zvonobotAccount.apiKey,
		place: 'query' as const,
		lifeMs: AN_HOUR_MS,
		notBeforeMs: 0,
	};
	const { webhookUrl } = signedHook({ webhookUrl: 'https://n8n.example/webhook/a' }, token, branch);
	const node = {
		type: 'zvonobotTrigger',
		parameters: {
			authentication: 'token',
			events: ['callStatus', 'ivrAnswer'],
			states: ['completed'],
			answers: '',
			options: {},
		},
		credentials: zvonobotCredential('https://lk.zvonobot.ru'),
	};
	return async () =>
		await started(node, Object.fromEntries(new URL(webhookUrl as string).searchParams), body);
}

const attempt = {
	id: 45_000_001,
	phone,
	status: 'finished',
	startedAt: 1_769_856_310,
	answeredAt: 1_769_856_318,
	finishedAt: 1_769_856_340,
	hangupCause: 16,
	cost: '1,82',
	ivrDigit: 1,
	ivrAnswers: '|1|да',
	comment: null,
};

/** By trigger and event; resolves with the item that the workflow starts with. */
export const deliveries: Record<string, () => Promise<IDataObject>> = {
	'mcnTelecomTrigger callStatus': async () =>
		await started(
			{
				type: 'mcnTelecomTrigger',
				parameters: { authentication: 'secret', states: ['answered'], options: {} },
				credentials: mcnCredential('https://api.mcn.ru'),
			},
			{ secret: mcnAccount.webhookSecret },
			{ verification_call_uuid: 'fa278be48dc2_12345678', q931_status: 16, final_status: 'ANSWERED' },
		),
	'mobilgroupTrigger callStatus': async () =>
		await started(
			{
				type: 'mobilgroupTrigger',
				parameters: { authentication: 'token', states: ['busy'], options: {} },
				credentials: mobilgroupCredential('https://voice.mobilgroup.ru'),
			},
			{
				token: createToken(
					mobilgroupAccount.apiKey,
					{ service: 'mobilgroup', door: 'status' },
					Date.now() + AN_HOUR_MS,
				),
			},
			{
				id: '1000',
				number: '79000000101',
				duration: '0',
				state: 'BUSY',
				price: '0.35',
				date: '2026-01-31 13:45:10',
			},
		),
	'zvonobotTrigger callStatus': zvonobotDelivery(undefined, {
		apiCalls: [{ id: 5_000_001, calls: [attempt] }],
	}),
	'zvonobotTrigger ivrAnswer': zvonobotDelivery('0', {
		call: { phone, answer: 1, apicallId: 5_000_001 },
		question: 'delivery',
	}),
};
