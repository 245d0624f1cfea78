import { runNode } from '../../support/engine/engine';
import { plainCall } from '../../support/engine/zvonobot';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { node } = world;
const create = (parameters = {}, settings = {}, credential = {}) =>
	node({ ...plainCall, ...parameters }, settings, credential);
const one = [{ phone: '79000000100' }];

describe('Zvonobot › Call › Create, with input it cannot use (webhookUrl ≤255, record.text ≤1024, ivrs.*.smsText ≤70)', () => {
	it.each<[object, RegExp]>([
		[{ ownNumber: { __rl: true, mode: 'id', value: '={{ "" }}' } }, /^'Own Number' is empty$/],
		[{ record: { __rl: true, mode: 'id', value: '={{ "x" }}' } }, /^'Recording' must be an ID/],
		[{ audio: 'text', text: ' ' }, /^'Text' is empty$/],
		[{ audio: 'text', text: 'я'.repeat(1025) }, /^'Text' has 1025 characters; 1024 are allowed$/],
		[{ menu: 'json', menuJson: '{' }, /^'Menu \(JSON\)' must be a JSON list/],
		[
			{ menu: 'json', menuJson: JSON.stringify([{}, { digit: 1, ivrs: [{ smsText: 'x'.repeat(83) }] }]) },
			/^'Menu \(JSON\)' cannot be used: ivrs\[1\]\.ivrs\[0\]\.smsText: 83 characters, 70 allowed$/,
		],
		[
			{ menu: 'form', branches: { branch: [{ digit: '1', then: { smsText: 'x'.repeat(71) } }] } },
			/Branch 1 › 'SMS Text'.* 71 characters, 70 allowed/,
		],
		[
			{ menu: 'json', menuJson: '[{"digit":9}]', optOut: { digit: 9 } },
			/ivrs\[1\]: listens to key 9, which ivrs\[0\] has taken/,
		],
		[
			{ menu: 'form', branches: { branch: [{ digit: '1' }, { digit: 1 }] } },
			/^'Menu' cannot be used: Branch 2 listens to key 1, which branch 1 has taken$/,
		],
		[
			{ menu: 'form', branches: { branch: [{ digit: '9' }] }, optOut: { digit: 9 } },
			/^'Menu' cannot be used: 'Opt-Out' listens to key 9, which branch 1 has taken$/,
		],
		[
			{ optOut: { text: 'x'.repeat(1025) } },
			/^'Menu' cannot be used: 'Opt-Out' › 'Answer Text': 1025 characters, 1024 allowed$/,
		],
		[{ schedule: { plannedAt: 'tomorrow' } }, /^'Call At' is not a date and time/],
		[{ schedule: { startTime: '25:00', endTime: '20:00' } }, /^'Earliest Time' is not a time of day$/],
		[{ schedule: { startTime: '09:00' } }, /^'Latest Time' is empty/],
		[{ schedule: { weekdays: [1] } }, /^'Weekdays' has no effect without/],
		[
			{ schedule: { startTime: '09:00', endTime: '20:00', weekdays: [1], excludeWeekends: true } },
			/^'Weekdays' cannot be used together with 'Skip Weekends'$/,
		],
		[
			{ schedule: { smartDelay: -1 } },
			/'Call Again After \(Minutes\)' must be a whole number from 1 to 1440 minutes$/,
		],
		...['x', 5, 61].map((answerTimeout): [object, RegExp] => [
			{ additionalFields: { answerTimeout } },
			/^'Answer Timeout \(Seconds\)' must be a whole number from 15 to 60 seconds$/,
		]),
		[
			{ additionalFields: { lang: { __rl: true, mode: 'id', value: 'Russian' } } },
			/^'Language' is not a code/,
		],
		[{ additionalFields: { additionalJson: '[]' } }, /must be a JSON object/],
		[{ additionalFields: { additionalJson: '{"phones":[]}' } }, /may not hold phones/],
		[
			{ additionalFields: { additionalJson: '{"plannedAt":"tomorrow"}' } },
			/may not hold plannedAt: use 'Call At'$/,
		],
		[{ additionalFields: { additionalJson: '{"smartDelay":15}' } }, /may not hold smartDelay/],
		[{ callbacks: { tokenDays: 0 } }, /'Token Life \(Days\)' must be a number above 0 and up to 365$/],
	])('%j is refused before any request, naming field and rule', async (parameters, message) => {
		const before = world.sandbox.state.requests.length;
		const { error } = await runNode(create(parameters), one);
		expect(error?.message).toMatch(message);
		expect(error?.context?.itemIndex).toBe(0);
		expect(world.sandbox.state.requests).toHaveLength(before);
	});

	it.each([
		[{ domain: '' }, /^'Domain' is empty$/],
		[{ domain: 'http://lk.zvonobot.example' }, /^'Domain' must start with https:\/\/$/],
		[{ apiKey: ' ' }, /^'API Key' is empty$/],
	])('a credential with %j is refused before any request', async (credential, message) => {
		const before = world.sandbox.state.requests.length;
		const { error } = await runNode(create({}, {}, credential), one);
		expect(error?.message).toMatch(message);
		expect(world.sandbox.state.requests).toHaveLength(before);
	});

	it('tells which number cannot be a phone, and calls the others', async () => {
		const { items, errorItems } = await runNode(create({}, { onError: 'continueErrorOutput' }), [
			{ phone: 'nobody' },
			{ phone: '79000000100' },
		]);
		expect(items).toHaveLength(1);
		expect(errorItems[0].json.error).toMatchObject({
			message: "'phone' has letters in it",
			outcome: 'notSent',
		});
	});

	it.each([
		['of another length', '+421 2 1234 5678', "'phone' has 12 digits; Zvonobot takes numbers with 11"],
	])('refuses a number %s before any request', async (_what, phone, message) => {
		const before = world.sandbox.state.requests.length;
		const { error } = await runNode(create(), [{ phone }]);
		expect(error?.message).toBe(message);
		expect(world.sandbox.state.requests).toHaveLength(before);
	});

	it('reports the field that the service found wrong', async () => {
		const { error } = await runNode(create({ additionalFields: { additionalJson: '{"nonsense":1}' } }), one);
		expect(error?.message).toBe('Zvonobot found a value it cannot use');
		expect(error?.description).toMatch(/nonsense/);
	});

	it('reports a caller that is not confirmed', async () => {
		const { error } = await runNode(
			create({ ownNumber: { __rl: true, mode: 'id', value: '79000000013' } }),
			one,
		);
		expect(error?.message).toBe('Zvonobot does not call from this number');
	});
});
