/** What n8n's own Webhook node gives out for a callback of each service, and what the node is to read in it. */

import type { IDataObject } from 'n8n-workflow';

import { CALLBACK_PURPOSE } from '../../nodes/Mobilgroup/api/request';
import { createToken } from '../../nodes/shared/callbacks/signature';
import { purposeOf } from '../../nodes/Zvonobot/callbacks/signature';
import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../../sandbox/accounts';

const AN_HOUR_MS = 3_600_000;

export interface Received {
	query: IDataObject;
	body: IDataObject;
	/** The event that comes out, in part. */
	event: IDataObject;
}

export const services = ['mcnTelecom', 'mobilgroup', 'zvonobot'] as const;

export function receivedOf(service: (typeof services)[number], id = '5000001'): Received {
	const expiry = Date.now() + AN_HOUR_MS;
	const phone = '79000000121';
	switch (service) {
		case 'mcnTelecom':
			return {
				query: { secret: mcnAccount.webhookSecret },
				body: { verification_call_uuid: `${id}_1`, q931_status: 17, final_status: 'NO ANSWER' },
				event: { service, event: 'callStatus', callId: `${id}_1`, state: 'busy' },
			};
		case 'mobilgroup':
			return {
				query: { token: createToken(mobilgroupAccount.apiKey, CALLBACK_PURPOSE, expiry) },
				body: { id, number: phone, state: 'BUSY', duration: '0', price: '0.35', date: '2026-01-31 13:45:10' },
				event: { service, event: 'callStatus', callId: id, state: 'busy', phone },
			};
		case 'zvonobot':
			return {
				query: { token: createToken(zvonobotAccount.apiKey, purposeOf('0'), expiry), branch: '0' },
				body: { call: { phone, answer: 1, apicallId: id }, question: 'delivery' },
				event: { service, event: 'ivrAnswer', callId: id, phone, answer: '1', branch: '0' },
			};
	}
}

/** The item of the Webhook node. */
export const webhookItem = ({ query, body }: Pick<Received, 'query' | 'body'>): IDataObject => ({
	headers: { host: 'n8n.example', 'content-type': 'application/json' },
	params: {},
	query,
	body,
	webhookUrl: 'https://n8n.example/webhook/a',
	executionMode: 'production',
});
