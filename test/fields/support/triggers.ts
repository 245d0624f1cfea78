/** The triggers with what their services deliver: everything that a setting can let through or hold back. */

import type { IDataObject } from 'n8n-workflow';

import { mcnAccount, zvonobotAccount } from '../../../sandbox/accounts';
import type { CannedRequest } from '../../support/cannedService';
import { runNode } from '../../support/engine/engine';
import type { Delivery } from '../../support/engine/webhook';
import { rewind } from './frozen';
import type { Stage } from './stage';

const ADDRESS = 'https://n8n.example.com/webhook/a';
const SERVICE_ADDRESS = '82.202.206.194';
const FIRST_ID = 500_000_000;
let made = 0;
/** Another each time, so that no delivery counts as a repetition; the text of an observation hides them. */
const freshId = () => FIRST_ID + (made += 1);
export const withoutIds = (text: string) => text.replace(/5\d{8}/g, 'ID');

type Deliveries = (stage: Stage) => Promise<Delivery[]>;

/** What the service was told to call, by the node that places the calls. */
async function askedFor(stage: Stage, type: string, parameters: object): Promise<CannedRequest> {
	rewind();
	stage.begin({});
	const { error } = await runNode(
		{ type, parameters: parameters as never, credentials: stage.credentialFor(type) },
		[{ phone: '79000000100' }],
	);
	if (error) throw error;
	return stage.service.requests[0];
}

const queryOf = (address: unknown) => Object.fromEntries(new URL(address as string).searchParams);

const mobilgroup: Deliveries = async (stage) => {
	const { body } = await askedFor(stage, 'mobilgroup', {
		...{ resource: 'verification', operation: 'flashCall', phoneNumber: '={{ $json.phone }}' },
		options: { callbackUrl: ADDRESS },
	});
	const query = queryOf((body as IDataObject).callback_url);
	const report = (state: string) => ({
		...{ id: String(freshId()), number: '79000000100', duration: '1', state },
		...{ price: '0.35', date: '2020-02-02 15:18:48' },
	});
	const states = ['ANSWERED', 'BUSY', 'NO ANSWER', 'FAIL', 'CANCEL', 'SOMETHING NEW'];
	return [
		...states.map((state) => ({ body: report(state), query })),
		{ body: report('BUSY') },
		{ body: '', method: 'GET', query: { ...query, ...report('ANSWERED') } },
	];
};

const mcnTelecom: Deliveries = async () => {
	const report = (q931_status: number | undefined, final_status?: string) => ({
		...{ verification_call_uuid: `fa278be48dc2_${freshId()}`, q931_status, final_status },
	});
	const query = { secret: mcnAccount.webhookSecret };
	const reports = [
		...[report(16, 'ANSWERED'), report(17, 'NO ANSWER'), report(16, 'NO ANSWER')],
		...[report(31), report(1), report(undefined)],
	];
	return [...reports.map((body) => ({ body, query })), { body: report(16, 'ANSWERED') }];
};

const zvonobot: Deliveries = async (stage) => {
	const { body } = await askedFor(stage, 'zvonobot', {
		...{ resource: 'call', operation: 'create', callFrom: 'accountDefault', audio: 'text', text: 'Hello' },
		...{ menu: 'form', branches: { branch: [{ digit: '1', then: { webhookUrl: ADDRESS } }] } },
		callbacks: { webhookUrl: ADDRESS },
	});
	const { webhookUrl, ivrs } = body as { webhookUrl: string; ivrs: Array<{ webhookUrl: string }> };
	const ofStatus = { query: queryOf(webhookUrl), from: SERVICE_ADDRESS };
	const ofAnswer = { query: queryOf(ivrs[0].webhookUrl), from: SERVICE_ADDRESS };
	const status = (state: string) => {
		const id = freshId();
		const calls = [{ id: id + 40_000_000, phone: '79000000100', status: state, cost: '1,82' }];
		return { id, plannedAt: null, needRecording: 0, calls };
	};
	const answer = (given: unknown) => ({
		call: { phone: '79000000100', answer: given, apicallId: freshId() },
	});
	const over = status('finished');
	const late = { ...over, calls: [{ ...over.calls[0], status: 'started' }] };
	const forwarded = { 'x-forwarded-for': `192.0.2.8, ${SERVICE_ADDRESS}, 127.0.0.1` };
	const states = ['finished', 'canceled', 'answered', 'started', 'created', 'something new'];
	return [
		...states.map((state) => ({ body: status(state), ...ofStatus })),
		...[over, late].map((told) => ({ body: told, ...ofStatus })),
		...[1, 2, 'да'].map((given) => ({ body: answer(given), ...ofAnswer })),
		...['192.0.2.7', '192.0.2.8'].map((from) => ({ ...ofStatus, body: status('finished'), from })),
		{ ...ofStatus, body: status('finished'), from: '127.0.0.1', headers: forwarded },
		{ ...ofStatus, body: status('finished'), query: { secret: zvonobotAccount.webhookSecret } },
		{ ...ofStatus, body: status('finished'), query: {} },
	];
};

/** By the type of the trigger. */
export const deliveriesTo: Record<string, Deliveries> = {
	mobilgroupTrigger: mobilgroup,
	mcnTelecomTrigger: mcnTelecom,
	zvonobotTrigger: zvonobot,
};
