/** Examples of what the nodes return: each is run in n8n's engine against a sandbox of its own. */

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { mcnAccount } from '../../sandbox/accounts';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { type NodeUnderTest, runNode } from '../../test/support/engine/engine';
import { mcnNode } from '../../test/support/engine/mcn';
import { mailing, mobilgroupNode } from '../../test/support/engine/mobilgroup';
import { phoneVerificationNode } from '../../test/support/engine/phoneVerification';
import { plainCall, templateCall, zvonobotNode } from '../../test/support/engine/zvonobot';
import { receivedOf, webhookItem } from '../../test/support/receivedCallbacks';
import { answers } from './answers';
import { campaignOutputs } from './campaignOutput';
import { deliveries } from './deliveries';
import { afterCall, type Example, justRun, newest, phone, type Run } from './examples';
import { phoneVerification } from './verificationOutputs';

const list = (value: string) => ({ __rl: true, mode: 'id', value });

const flashCall = { resource: 'verification', operation: 'flashCall', phoneNumber: phone, code: '0427' };
/** Calls a phone, and checks what is typed. */
const check = (typedCode: string) =>
	afterCall(flashCall, 'token', (token) => ({
		resource: 'verification',
		operation: 'check',
		token,
		typedCode,
	}));
const planned = { schedule: { plannedAt: '2033-05-18T03:33:20Z' } };
const called = (callIds: string, operation: string, more = {}) => ({
	operation,
	callsFrom: 'typed',
	callIds,
	...more,
});
const variable = (name: string) => ({ name, from: 'field', field: name });
const menu = { menu: 'json', menuJson: '[{ "digit": 1, "smsText": "Thank you" }]' };
const lead = { __rl: true, mode: 'name', value: 'Lead by key press' };

const callback = (service: Parameters<typeof receivedOf>[0]) =>
	justRun({ resource: 'callback', operation: 'read' }, [webhookItem(receivedOf(service))]);

const mcnTelecom: Record<string, Example> = {
	'callback read': callback('mcnTelecom'),
	'verification flashCall': justRun(flashCall),
	'verification callFor2fa': justRun({
		...flashCall,
		operation: 'callFor2fa',
		ownNumber: mcnAccount.ownNumber,
	}),
	'verification check': check('0427'),
	'verification check wrong': check('0428'),
	failed: justRun({ ...flashCall, phoneNumber: '79000000142' }, [{}], { onError: 'continueErrorOutput' }),
};

const mobilgroup: Record<string, Example> = {
	'callback read': callback('mobilgroup'),
	'account getBalance': justRun({ resource: 'account', operation: 'getBalance', balanceOf: 'verification' }),
	'lead create': justRun({ resource: 'lead', operation: 'create', phoneNumber: phone, scriptName: lead }),
	'mailing send': justRun(mailing, [{ phone }]),
	'mailing get': afterCall(
		{ ...mailing, content: 'script', script: list('2') },
		'mailingId',
		(mailingId) => ({
			resource: 'mailing',
			operation: 'get',
			mailingId,
		}),
	),
	'mailing get as one item': afterCall(
		mailing,
		'mailingId',
		(mailingId) => ({ resource: 'mailing', operation: 'get', mailingId, output: 'mailing' }),
		[{ phone }, { phone: '79000000201' }],
	),
	'phrase getAll': justRun({ resource: 'phrase', operation: 'getAll' }),
	'script getAll': justRun({ resource: 'script', operation: 'getAll' }),
	'senderNumber getAll': justRun({ resource: 'senderNumber', operation: 'getAll' }),
	'template upsert': justRun({
		resource: 'template',
		operation: 'upsert',
		account: '123',
		template: list(''),
		templateName: 'Reminder',
		message: 'See you tomorrow at ten',
	}),
	'template getAll': async (run) => {
		await mobilgroup['template upsert'](run);
		return await run({ resource: 'template', operation: 'getAll', account: '123' });
	},
	'verification flashCall': justRun(flashCall),
	'verification voicePassword': justRun({ ...flashCall, operation: 'voicePassword' }),
	'verification check': check('0427'),
	'verification get': afterCall(flashCall, 'callId', (callId) => ({
		resource: 'verification',
		operation: 'get',
		callId,
	})),
	'verification getAll': afterCall(flashCall, 'callId', () => ({
		resource: 'verification',
		operation: 'getAll',
		date: new Date().toISOString(),
	})),
};

const zvonobot: Record<string, Example> = {
	'callback read': callback('zvonobot'),
	'account get': justRun({ resource: 'account', operation: 'get' }),
	'audioRecord create': justRun({
		resource: 'audioRecord',
		operation: 'create',
		name: 'Greeting',
		source: 'text',
		text: 'Hello',
	}),
	'audioRecord delete': justRun({ resource: 'audioRecord', operation: 'delete', record: list('1342') }),
	'call create': justRun(plainCall, [{ phone }]),
	'call createFromTemplate': justRun(
		{ ...templateCall, variables: { variable: ['name', 'sum', 'date'].map(variable) } },
		[{ phone, name: 'Elena', sum: '500 rubles', date: 'Friday' }],
	),
	'call getAll': afterCall({ ...plainCall, ...menu }, 'callId', (id) => called(id, 'getAll'), [
		{ phone: '79000000121' },
	]),
	'call update': afterCall({ ...plainCall, ...planned }, 'callId', (id) =>
		called(id, 'update', { newTime: '2033-05-19T03:33:20Z' }),
	),
	'call delete': afterCall({ ...plainCall, ...planned }, 'callId', (id) => called(id, 'delete')),
	'language getAll': justRun({ resource: 'language', operation: 'getAll' }),
	'phoneNumber getAll': justRun({ resource: 'phoneNumber', operation: 'getAll' }),
	'template getAll': justRun({ resource: 'template', operation: 'getAll' }),
	'verification flashCall': justRun(flashCall),
	'verification check': check('0427'),
};

const services = {
	mcnTelecom: { examples: mcnTelecom, path: '/mcn', node: mcnNode },
	mobilgroup: { examples: mobilgroup, path: '/mobilgroup', node: mobilgroupNode },
	phoneVerification: { examples: phoneVerification, path: '', node: phoneVerificationNode },
	zvonobot: { examples: zvonobot, path: '/zvonobot', node: zvonobotNode },
};

/** What comes out when a service calls back. */
const callbacks = { ...deliveries, ...answers, ...campaignOutputs };

/** The names of all examples, as a page asks for them: `mcnTelecom verification flashCall`. */
export const exampleNames = Object.entries(services)
	.flatMap(([service, { examples }]) => Object.keys(examples).map((name) => `${service} ${name}`))
	.concat(Object.keys(callbacks));

/** @returns the first item that comes out, as JSON of a fixed spelling */
export const outputOf = async (name: string): Promise<string> => settled(await itemOf(name));

/** @returns the first item that comes out */
export async function itemOf(name: string): Promise<IDataObject> {
	const [service, ...rest] = name.split(' ');
	const callback = callbacks[name];
	if (callback) return await callback();
	const { examples, path, node } = services[service as keyof typeof services] ?? {};
	const example = examples?.[rest.join(' ')];
	if (!example) throw new Error(`There is no example "${name}"`);
	const sandbox = await startSandbox({ callbackDelayMs: 1, minuteMs: 1 });
	try {
		return (await example(running(sandbox, path, node)))[0];
	} finally {
		await sandbox.close();
	}
}

function running(
	sandbox: Sandbox,
	path: string,
	node: (url: string, parameters: INodeParameters, settings?: object) => NodeUnderTest,
): Run {
	return async (parameters, input, settings) => {
		const under = newest(node(sandbox.url + path, parameters as INodeParameters, settings));
		const { items, errorItems, error } = await runNode(under, input);
		if (error) throw error;
		return [...items, ...errorItems].map(({ json }) => json);
	};
}

/** What is made up anew in every run gets a value of its own. */
function settled(json: IDataObject): string {
	return JSON.stringify(json, undefined, 2)
		.replace(/\[\n\s+("[^"]*")\n\s+\]/g, '[$1]')
		.replace(/(?<="token": ")[^"]+/g, 'v1.jlGAGNMzQ2iXM6sf0Yr…')
		.replace(/"[0-9a-f]{12}_(\d+)"/g, '"fa278be48dc2_$1"')
		.replace(/http:\/\/127\.0\.0\.1:\d+\/zvonobot/g, 'https://lk.zvonobot.ru');
}
