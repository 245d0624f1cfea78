/** Settings in a type that the form does not give: what was found in use, with its right values. */

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runNode } from '../../support/engine/engine';
import { mailing, mobilgroupNode } from '../../support/engine/mobilgroup';
import { asking, plainCall, templateCall, zvonobotNode } from '../../support/engine/zvonobot';
import { MOMENT, MOMENT_ISO } from '../support/samples';
import { world } from './world';

const VALUE = '={{ $json.value }}';
const A = '+7 900 000-00-10';

/** What the service is sent for an item whose field holds the value. */
async function sent(type: 'mobilgroup' | 'zvonobot', parameters: INodeParameters, value: unknown) {
	world.begin({});
	const makeNode = type === 'mobilgroup' ? mobilgroupNode : zvonobotNode;
	const item = { phone: A, callId: '5000001', value } as IDataObject;
	const result = await runNode(makeNode(world.url, parameters, { onError: 'continueErrorOutput' }), [item]);
	const { requests } = world.service;
	const refusal = result.errorItems[0]?.json.error as IDataObject | undefined;
	// Create From Template looks its template up first.
	const asked = requests.filter(({ path }) => !path.endsWith('/getTemplates'));
	return { ...result, requests: asked, body: asked[0]?.body as IDataObject | undefined, refusal };
}

const SECONDS = MOMENT / 1000;
const dates = [
	['a JS Date, as database nodes give it', VALUE, new Date(MOMENT)],
	['.toJSDate() of a DateTime', '={{ DateTime.fromISO($json.value).toJSDate() }}', MOMENT_ISO],
	['a DateTime', '={{ DateTime.fromISO($json.value) }}', MOMENT_ISO],
	['a text', VALUE, MOMENT_ISO],
	['Unix seconds', VALUE, SECONDS],
	['Unix milliseconds as text', VALUE, String(MOMENT)],
] as const;

describe.each(dates)('A time that is %s', (_what, expression, value) => {
	it("is when Zvonobot calls, by 'Call At'", async () => {
		const create = { ...plainCall, schedule: { plannedAt: expression } };
		expect((await sent('zvonobot', create, value)).body).toMatchObject({ plannedAt: SECONDS });
		const fromTemplate = { ...templateCall, schedule: { plannedAt: expression } };
		expect((await sent('zvonobot', fromTemplate, value)).body).toMatchObject({ plannedAt: SECONDS });
		const ask = { ...asking, options: { plannedAt: expression } };
		expect((await sent('zvonobot', ask, value)).body).toMatchObject({ plannedAt: SECONDS });
	});

	it("is when Mobilgroup calls, by 'Schedule'", async () => {
		const { body } = await sent('mobilgroup', { ...mailing, options: { schedule: expression } }, value);
		expect(body).toMatchObject({ settings: { schedule: '2026-07-17 12:00' } });
	});

	it("is when a planned call is made instead, by 'New Time'", async () => {
		const update = { operation: 'update', callsFrom: 'items', callIdField: 'callId', newTime: expression };
		const { body } = await sent('zvonobot', update, value);
		expect(body).toMatchObject({ callList: [{ id: 5000001, replannedAt: SECONDS }] });
	});

	it("ends a wait, by 'Date and Time'", async () => {
		const limit = { values: { limitType: 'atSpecifiedTime', maxDateAndTime: expression } };
		const { stored } = await sent('zvonobot', { ...asking, options: { limitWaitTime: limit } }, value);
		expect(stored.waitTill).toEqual(new Date(MOMENT));
	});
});

const hours = { startTime: '09:00', endTime: '21:00' };

it.each([
	['weekdays', '1,2,3', [1, 2, 3]],
	['weekdays', ['1', 2], [1, 2]],
	['weekdays', 1, [1]],
	['excludeWeekends', 'true', 1],
	['excludeWeekends', 'FALSE', 0],
	['plannedAtTimeZone', 1, 1],
	['plannedAtTimeZone', '0', 0],
])("%s of 'Schedule' by an expression that gives %p are sent as %p", async (name, value, right) => {
	const { body } = await sent('zvonobot', { ...plainCall, schedule: { ...hours, [name]: VALUE } }, value);
	// What is off may be left out as well.
	expect(body?.[name] ?? 0).toEqual(right);
});

it.each([
	['needRecording', 'false', 0],
	['needRecording', 'TRUE', 1],
	['voiceDetection', '0', 0],
	['isManagerDeliveryPhone', 0, 0],
])("%s of 'Additional Fields' by an expression that gives %p is sent as %p", async (name, value, right) => {
	const { body } = await sent('zvonobot', { ...plainCall, additionalFields: { [name]: VALUE } }, value);
	expect(body?.[name]).toBe(right);
});

it.each([[[A, '79000000011']], [[79000000010, 79000000011]], [`${A}, 79000000011`]])(
	"calls both 'Phone Numbers' of %p",
	async (value) => {
		const typed = { recipientsFrom: 'typed', phoneNumbers: VALUE };
		const phones = ['79000000010', '79000000011'];
		expect((await sent('zvonobot', { ...plainCall, ...typed }, value)).body).toMatchObject({ phones });
		expect((await sent('mobilgroup', { ...mailing, ...typed }, value)).body).toMatchObject({
			subscribers: phones.map((phone) => ({ phone })),
		});
	},
);

const code = { resource: 'verification', phoneNumber: '={{ $json.phone }}' };
const flashCall = { ...code, operation: 'flashCall' };
const leading = {
	...{ resource: 'lead', operation: 'create', phoneNumber: '={{ $json.phone }}' },
	scriptName: { __rl: true, mode: 'name', value: 'Lead by key press' },
};

it.each<[string, INodeParameters, unknown, object]>([
	["'Code Length' '6'", { ...flashCall, options: { codeLength: VALUE } }, '6', { capacity: '6' }],
	[
		"'Caller Number' as a number",
		{ ...code, operation: 'voicePassword', code: '0427', options: { callerNumber: VALUE } },
		79000000001,
		{ voice: { ani: '79000000001' } },
	],
	["'SMS Text' as a number", { ...leading, options: { smsText: VALUE } }, 1342, { sms: '1342' }],
])('Mobilgroup is sent %s as it is meant', async (_what, parameters, value, right) => {
	const { body } = await sent('mobilgroup', parameters, value);
	expect(asTexts(body)).toMatchObject(right);
});

/** The documentation has texts where the service takes numbers too. */
const asTexts = (body: unknown) =>
	JSON.parse(JSON.stringify(body), (_key, part: unknown) =>
		typeof part === 'number' ? String(part) : part,
	) as unknown;

it.each<[string, unknown, INodeParameters]>([
	['Callback URL', { url: 'https://n8n.example.com' }, { ...flashCall, options: { callbackUrl: VALUE } }],
	['Callback URL', true, { ...flashCall, options: { callbackUrl: VALUE } }],
	['Code Length', [6], { ...flashCall, options: { codeLength: VALUE } }],
	['Code Length', true, { ...flashCall, options: { codeLength: VALUE } }],
	['SMS Text', { text: 'Thank you' }, { ...leading, options: { smsText: VALUE } }],
	['Output Code', 'yes please', { ...flashCall, options: { outputCode: VALUE } }],
])("refuses a '%s' that is %p", async (label, value, parameters) => {
	const { requests, refusal } = await sent('mobilgroup', parameters, value);
	const message = expect.stringContaining(`'${label}'`);
	expect([refusal, requests]).toEqual([expect.objectContaining({ message, outcome: 'notSent' }), []]);
});

it.each(['true', 'TRUE', 1])("shows the code when 'Output Code' is %p", async (value) => {
	const { items } = await sent('mobilgroup', { ...flashCall, options: { outputCode: VALUE } }, value);
	expect(items[0].json).toMatchObject({ code: '0427' });
});

it.each(['true', 'TRUE', 1])("lists everything when 'Return All' is %p", async (value) => {
	const list = { resource: 'phrase', operation: 'getAll', returnAll: VALUE };
	expect((await sent('mobilgroup', list, value)).items).toHaveLength(60);
});

it.each([[['localhost', 'storage.example.com']], ['localhost, storage.example.com']])(
	"fetches a recording from the 'Other Hosts' %p",
	async (value) => {
		const callsFrom = { operation: 'getAll', callsFrom: 'typed', callIds: '5000007' };
		const recordings = { download: true, hosts: VALUE };
		const { items } = await sent('zvonobot', { ...callsFrom, recordings }, value);
		expect(items[0]?.binary).toHaveProperty('recording');
	},
);
