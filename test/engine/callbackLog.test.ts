/** What n8n's log hears of callbacks that start nothing: why, and nothing of what they carried. */

import { mcnAccount, mobilgroupAccount } from '../../sandbox/accounts';
import { mcnCredential } from '../support/engine/mcn';
import { mobilgroupCredential } from '../support/engine/mobilgroup';
import { activeTrigger, type Delivery } from '../support/engine/webhook';
import { status as zvonobotStatus, trigger as zvonobotTrigger } from '../support/engine/zvonobotTrigger';

const token = `v1.9999999999.${'n'.repeat(22)}.${'m'.repeat(43)}`;
const phone = '79000000121';
const place = { workflowId: expect.any(String), node: 'Under Test' };

const mcnTrigger = activeTrigger({
	type: 'mcnTelecomTrigger',
	parameters: { authentication: 'secret', states: ['answered'], options: {} },
	credentials: mcnCredential('https://mcn.example'),
});
const mobilgroupTrigger = activeTrigger({
	type: 'mobilgroupTrigger',
	parameters: { authentication: 'token', states: ['answered'], options: {} },
	credentials: mobilgroupCredential('https://mobilgroup.example'),
});
const call = { id: '1', number: phone, state: 'ANSWERED' };
const report = { verification_call_uuid: 'a_1', q931_status: 17, final_status: 'NO ANSWER' };
const secret = mcnAccount.webhookSecret;

it.each<[string, typeof mcnTrigger, Delivery, string]>([
	['a wrong token', mobilgroupTrigger, { body: call, query: { token } }, '401: The token is missing'],
	['a wrong secret', mcnTrigger, { body: report, query: { secret: 'wrong' } }, '401: The secret is missing'],
	['a GET', mobilgroupTrigger, { body: '', method: 'GET', query: { ...call, token } }, '405: GET is refused'],
	[
		'no JSON',
		mcnTrigger,
		{ body: `{"number":"${phone}`, query: { secret } },
		'400: The body is neither JSON',
	],
	['too much', mcnTrigger, { body: phone.repeat(10_000), query: { secret } }, '413: The body is larger'],
	[
		'a wrong token of Zvonobot',
		zvonobotTrigger(),
		{ body: zvonobotStatus(), query: { token } },
		'401: The token',
	],
])('%s is warned of', async (_name, trigger, delivery, text) => {
	await trigger.deliver(delivery);
	const logged = trigger.logged.splice(0);
	expect(logged).toEqual([['warn', expect.stringContaining(`Refused a callback with ${text}`), place]]);
	const shown = JSON.stringify(logged);
	expect([token, secret, mobilgroupAccount.apiKey, phone].filter((text) => shown.includes(text))).toEqual([]);
});

it.each<[string, unknown, string]>([
	['a state that the user does not want', report, "'Trigger On' does not name this"],
	['a body that says nothing', { a: phone }, 'The body has none of the fields of a callback'],
])('%s is mentioned to anyone who looks for it', async (_name, body, reason) => {
	await mcnTrigger.deliver({ body, query: { secret } });
	expect(mcnTrigger.logged.splice(0)).toEqual([['debug', `Ignored a callback: ${reason}`, place]]);
});
