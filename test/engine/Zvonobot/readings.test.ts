/** Values of another type than the field's: read as a person means them, or refused by the field's label. */

import { runNode } from '../../support/engine/engine';
import { asking, plainCall } from '../../support/engine/zvonobot';
import { planned, zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { node, lastBody } = world;
const MOMENT = '2033-05-18T03:33:20.000Z';
const create = async (parameters: object, json: object = {}) =>
	await runNode(node({ ...plainCall, ...parameters } as never), [{ phone: '79000000100', ...json }]);
const dates = {
	'a JS Date': `={{ new Date('${MOMENT}') }}`,
	'a DateTime': `={{ DateTime.fromISO('${MOMENT}') }}`,
	'a DateTime as a Date': `={{ DateTime.fromISO('${MOMENT}').toJSDate() }}`,
	'Unix seconds': '={{ 2000000000 }}',
	'Unix milliseconds as text': '2000000000000',
};
const hours = { startTime: '9:00', endTime: '20:00' };

describe('Zvonobot › Call › Create reads', () => {
	it.each(Object.entries(dates))('Call At as %s', async (_type, plannedAt) => {
		const { error } = await create({ schedule: { plannedAt } });
		expect(error).toBeUndefined();
		expect(lastBody().plannedAt).toBe(2_000_000_000);
	});

	it.each<[string, object, object]>([
		['Weekdays as text', { schedule: { ...hours, weekdays: '1,2,3' } }, { weekdays: [1, 2, 3] }],
		['Weekdays as a number', { schedule: { ...hours, weekdays: '={{ 1 }}' } }, { weekdays: [1] }],
		['Skip Weekends as text', { schedule: { ...hours, excludeWeekends: 'true' } }, { excludeWeekends: 1 }],
		[
			"Use Recipient's Time Zone as 1",
			{ schedule: { plannedAtTimeZone: '={{ 1 }}' } },
			{ plannedAtTimeZone: 1 },
		],
		['Call Again After as text', { schedule: { smartDelay: '={{ "30" }}' } }, { smartDelay: 30 }],
		['Record the Call as text', { additionalFields: { needRecording: 'false' } }, { needRecording: 0 }],
		['Record the Call as TRUE', { additionalFields: { needRecording: 'TRUE' } }, { needRecording: 1 }],
		['Answer Timeout as text', { additionalFields: { answerTimeout: '={{ "45" }}' } }, { answerTimeout: 45 }],
		['Language as text', { additionalFields: { lang: '={{ "en-US" }}' } }, { lang: 'en-US' }],
		[
			'Additional JSON as an object',
			{
				additionalFields: { additionalJson: '={{ ({ remoteUrl: "https://x.example/a.mp3" }) }}' },
				audio: 'other',
			},
			{ remoteUrl: 'https://x.example/a.mp3' },
		],
		['Own Number as a number', { ownNumber: '={{ 79000000011 }}' }, { outgoingPhone: '79000000011' }],
		['Record as a number', { record: '={{ 1342 }}' }, { record: { id: 1342 } }],
		[
			'Voice as text',
			{ audio: 'text', text: 'Hi', gender: '={{ "1" }}' },
			{ record: { text: 'Hi', gender: 1 } },
		],
		['Text as a number', { audio: 'text', text: '={{ 42 }}' }, { record: { text: '42', gender: 0 } }],
		[
			'Menu (JSON) as a list',
			{ menu: 'json', menuJson: '={{ [{ digit: "1", needBlock: "true" }] }}' },
			{ ivrs: [{ digit: 1, needBlock: 1 }] },
		],
		[
			'Opt-Out › Key as text',
			{ optOut: { digit: '={{ "8" }}', text: 'Bye' } },
			{ ivrs: [{ digit: 8, needBlock: 1, record: { text: 'Bye' } }] },
		],
		[
			'Phone Numbers as a list',
			{ recipientsFrom: 'typed', phoneNumbers: '={{ ["+79000000100", 79000000102] }}' },
			{ phones: ['79000000100', '79000000102'] },
		],
		[
			'Status Parameters as an object',
			{
				callbacks: {
					webhookUrl: 'https://n8n.example/webhook/a',
					webhookParameters: '={{ ({ a: 1 }) }}',
					tokenIn: 'none',
				},
			},
			{ webhookUrl: 'https://n8n.example/webhook/a', webhookParameters: '{"a":1}' },
		],
	])('%s', async (_what, parameters, sent) => {
		const { error } = await create(parameters);
		expect(error).toBeUndefined();
		expect(lastBody()).toMatchObject(sent);
	});

	it.each<[object, RegExp]>([
		[{ schedule: { plannedAt: '={{ true }}' } }, /^'Call At' is not a date and time/],
		[{ schedule: { plannedAt: '={{ 46453.5 }}' } }, /^'Call At' is not a Unix time/],
		[{ schedule: { ...hours, weekdays: 'Monday' } }, /^'Weekdays' may hold only whole numbers from 1 to 7$/],
		[{ schedule: { ...hours, excludeWeekends: 'maybe' } }, /^'Skip Weekends' must be true or false$/],
		[{ additionalFields: { needRecording: 'perhaps' } }, /^'Record the Call' must be true or false$/],
		[{ audio: 'text', text: '={{ ({}) }}' }, /^'Text' must be text, not an object$/],
		[{ audio: 'text', text: 'Hi', gender: 2 }, /^'Voice' must be one of 0, 1$/],
		[{ audio: 'music' }, /^'Audio' must be one of other, record, text$/],
		[{ callFrom: 'mine' }, /^'Call From' must be one of/],
		[{ callbacks: { tokenDays: 'long' } }, /^'Token Life \(Days\)' must be a number/],
		[{ callbacks: { tokenIn: 'cookie' } }, /^'Send Token In' must be one of query, header, none$/],
		[
			{ callbacks: { webhookUrl: '={{ ["https://n8n.example"] }}' } },
			/^'Status Address' must be text, not a list$/,
		],
		[{ callbacks: { webhookParameters: '[1]' } }, /^'Status Parameters' must be a JSON object$/],
		[{ menu: 'none of these' }, /^'Menu' must be one of form, json, none$/],
		[{ menu: 'json', menuJson: '={{ ({}) }}' }, /^'Menu \(JSON\)' must be a JSON list/],
		[{ optOut: { digit: 12 } }, /^'Key' must be a whole number from 0 to 9$/],
	])('%j is refused before any request', async (parameters, message) => {
		const before = world.sandbox.state.requests.length;
		const { error } = await create(parameters);
		expect(error?.message).toMatch(message);
		expect(world.sandbox.state.requests).toHaveLength(before);
	});
});

describe('Zvonobot › Call › Get Many reads', () => {
	const getMany = async (parameters: object) =>
		await runNode(node({ operation: 'getAll', callsFrom: 'typed', ...parameters } as never));

	it('Call IDs as a list, and Other Hosts as a list', async () => {
		const ids = await world.place(['79000000100', '79000000102'], planned);
		const recordings = { download: 'true', hosts: '={{ ["a.example"] }}', largestMb: '5', property: 'sound' };
		const { items, error } = await getMany({ callIds: `={{ [${ids.join()}] }}`, recordings });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.callId)).toEqual(ids);
	});

	it.each<[object, RegExp]>([
		[{ callIds: '={{ [true] }}' }, /^'Call IDs' may hold only text and numbers/],
		[{ callIds: '1', callKind: 'other' }, /^'Call Type' must be one of/],
		[{ callIds: '1', returnAs: 'table' }, /^'Return' must be one of attempts, calls$/],
		[{ callIds: '1', recordings: { download: 'perhaps' } }, /^'Download' must be true or false$/],
		[
			{ callIds: '1', recordings: { download: true, largestMb: 0 } },
			/^'Largest Size \(MB\)' must be a number above 0/,
		],
		[
			{ callIds: '1', recordings: { download: true, hosts: '={{ ({}) }}' } },
			/^'Other Hosts' must be a list or text/,
		],
	])('%j is refused before any request', async (parameters, message) => {
		const before = world.sandbox.state.requests.length;
		const { error } = await getMany(parameters);
		expect(error?.message).toMatch(message);
		expect(world.sandbox.state.requests).toHaveLength(before);
	});
});

describe('Zvonobot › Call › Update', () => {
	it.each(Object.entries(dates))('reads New Time as %s', async (_type, newTime) => {
		const ids = await world.place(['79000000100'], planned);
		const { error } = await runNode(
			node({ operation: 'update', callsFrom: 'typed', callIds: ids[0], newTime }),
		);
		expect(error).toBeUndefined();
		expect(lastBody().callList).toEqual([{ id: Number(ids[0]), replannedAt: 2_000_000_000 }]);
	});

	it('refuses a time that is missing', async () => {
		const { error } = await runNode(
			node({ operation: 'update', callsFrom: 'typed', callIds: '1', newTime: '={{ $json.none }}' }),
		);
		expect(error?.message).toBe("'New Time' is empty: the items have no field 'none'; they have: no fields");
	});
});

describe('Zvonobot › Call › Ask by Phone and Wait reads', () => {
	const ask = async (parameters: object) =>
		await runNode(node({ ...asking, ...parameters } as never), [{ phone: '79000000190' }]);

	it('Approving Answers as a list', async () => {
		const menu = { menu: 'json', menuJson: '[{"digit":1,"keyWords":"да"},{"digit":2}]' };
		const { items } = await ask({ ...menu, approvingAnswers: '={{ [1, "Да"] }}' });
		expect(items[0].json.choices).toEqual([
			{ branch: '0', approved: true, label: null, answers: ['1', 'да'] },
			{ branch: '1', approved: false, label: null, answers: ['2'] },
		]);
	});

	it('keys as text and words as a list', async () => {
		await ask({ keys: { approveKey: '={{ "3" }}', approveWords: '={{ ["yes", "да"] }}' } });
		expect(lastBody()).toMatchObject({ ivrs: [{ digit: 3, keyWords: 'yes|да' }, { digit: 2 }] });
	});

	it.each(Object.entries(dates))('Call At as %s', async (_type, plannedAt) => {
		await ask({ options: { plannedAt } });
		expect(lastBody().plannedAt).toBe(2_000_000_000);
	});
});

describe('Allowed Hours and what Zvonobot decides itself', () => {
	const clock = (hour: number) => `${String(((hour % 24) + 24) % 24).padStart(2, '0')}:00`;
	const now = () => new Date().getUTCHours();
	const open = (to: number, outside = 'skip') => ({
		allowedHours: { hours: { from: clock(now() - 1), to: clock(to), zone: 'UTC', outside } },
	});

	it.each<[object, string]>([
		[{ plannedAtTimeZone: true }, "Use Recipient's Time Zone"],
		[hours, 'Earliest Time'],
		[{ ...hours, weekdays: [1] }, 'Earliest Time'],
	])('%j holds the call back', async (schedule, field) => {
		const before = world.sandbox.state.requests.length;
		const { error } = await create({ schedule, safety: open(now() + 12) });
		expect(error?.message).toMatch(new RegExp(`^'${field}' cannot be used together with 'Allowed Hours'`));
		expect(world.sandbox.state.requests).toHaveLength(before);
	});

	it('counts the redial too: skipped where it would ring too late, moved where the user wants that', async () => {
		const schedule = { smartDelay: 180 };
		const late = await create({ schedule, safety: open(now() + 2) });
		expect(late.items[0].json).toMatchObject({ outcome: 'skipped', reason: 'outsideAllowedHours' });
		const short = await create({ schedule: { smartDelay: 15 }, safety: open(now() + 12) });
		expect(short.items[0].json.outcome).toBe('placed');
	});
});
