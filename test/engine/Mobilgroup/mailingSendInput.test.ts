import { runNode } from '../../support/engine/engine';
import { mailing, mobilgroupNode } from '../../support/engine/mobilgroup';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox();

const send = (parameters = {}, settings = {}, credential = {}) =>
	mobilgroupNode(`${sandbox.url}/mobilgroup`, { ...mailing, ...parameters }, settings, credential);
const phones = [{ phone: '+7 900 000-01-00' }, { phone: 79000000101 }];
const list = (value: string) => ({ __rl: true, mode: 'list', value });

describe('Mobilgroup › Mailing › Send, with settings it cannot use', () => {
	it.each([
		[{ senderNumber: list('={{ "" }}') }, /^'Sender Number' is empty$/],
		[{ message: '={{ "" }}' }, /^'Text' is empty$/],
		[{ message: 'x'.repeat(5001) }, /^'Text' has 5001 characters; 5000 are allowed$/],
		[{ content: 'phrase', phrase: list('={{ "" }}') }, /^'Phrase' is empty$/],
		[{ content: 'script', script: list('={{ "" }}') }, /^'Script' is empty$/],
		[{ options: { attempts: 4 } }, /^'Attempts' must be a whole number from 1 to 3$/],
		[{ options: { interval: 61 } }, /^'Interval \(Minutes\)' must be a whole number from 1 to 60$/],
		[{ options: { repeat: 0 } }, /^'Listen Again' must be a whole number from 1 to 3$/],
		[{ options: { schedule: 'soon' } }, /^'Schedule' is not a date and time/],
		[{ options: { schedule: '2026-11-20T14:05:00', timeZone: 'Moscow' } }, /^'Time Zone' must be a name/],
		[{ recipientsFrom: 'typed', phoneNumbers: ' , \n' }, /^'Phone Numbers' is empty$/],
		[
			{ recipientsFrom: 'typed', phoneNumbers: '79000000100, x' },
			/^'Phone Numbers \(2 of 2\)' has letters in it$/,
		],
	])('%j is refused before any request, for each item with its own number', async (parameters, message) => {
		const before = sandbox.state.requests.length;
		const { errorItems } = await runNode(send(parameters, { onError: 'continueErrorOutput' }), phones);
		expect(errorItems.map(({ json }) => json.error)).toEqual(
			[0, 1].map((itemIndex): unknown =>
				expect.objectContaining({ message: expect.stringMatching(message), itemIndex, outcome: 'notSent' }),
			),
		);
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it.each([
		[
			'text',
			{ content: 'message', personalFields: { messageField: 'own' } },
			'x'.repeat(5001),
			/^'own' has 5001 characters/,
		],
		[
			'text',
			{ content: 'message', personalFields: { messageField: 'own' } },
			{},
			/^'own' must be text or a number$/,
		],
		[
			'amount',
			{ content: 'script', script: list('1'), personalFields: { amountField: 'own' } },
			'much',
			/^'own' must be an amount/,
		],
		[
			'amount',
			{ content: 'script', script: list('1'), personalFields: { amountField: 'own' } },
			-1,
			/^'own' must be an amount/,
		],
		[
			'parameter',
			{ content: 'script', script: list('1'), personalFields: { param2Field: 'own' } },
			[1],
			/^'own' must be text or a number$/,
		],
	])("a phone's own %s that cannot be used fails alone (%#)", async (_name, parameters, own, message) => {
		const { items, errorItems } = await runNode(send(parameters, { onError: 'continueErrorOutput' }), [
			{ phone: '79000000100', own },
			{ phone: '79000000101' },
		]);
		expect(errorItems.map(({ json }) => (json.error as { message: string }).message)).toEqual([
			expect.stringMatching(message),
		]);
		expect(items.map(({ json }) => json.phone)).toEqual(['79000000101']);
	});

	it.each([
		['Amount Field', { amountField: 'sum' }],
		['Parameter 1 Field', { param1Field: 'sum' }],
		['Parameter 3 Field', { param3Field: 'sum' }],
	])("refuses '%s' with a name that no item has", async (label, personalFields) => {
		const { error } = await runNode(send({ content: 'script', script: list('1'), personalFields }), [
			{ phone: '79000000100', Sum: 40 },
		]);
		expect(error?.message).toBe(
			`'${label}' is not there: the items have no field 'sum'; they have: phone, Sum`,
		);
	});

	it.each([
		['missing', {}, /^'Phone Field' is not there: the items have no field 'phone'/],
		['empty', { phone: ' ' }, /^'phone' is empty$/],
		['no number', { phone: 'nobody' }, /^'phone' has letters in it$/],
		['foreign', { phone: '+421900000100' }, /^'phone' has 12 digits; a mailing takes numbers of 11$/],
		['under another name', { tel: '79000000102' }, /they have: tel$/],
	])('a phone that is %s never spoils the others', async (_name, bad, message) => {
		const { items, errorItems } = await runNode(send({}, { onError: 'continueErrorOutput' }), [
			{ phone: '79000000100' },
			bad,
			{ phone: '79000000101' },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errorItems.map(({ json }) => json.error)).toEqual([
			expect.objectContaining({ message: expect.stringMatching(message), itemIndex: 1 }),
		]);
	});

	it.each([
		[{ senderNumber: list('79000000009') }, /^'Sender Number' is not set up/, 'Error_No_AniPhone'],
		[{ message: '!!!' }, /^Mobilgroup could not convert 'Text' to speech$/, 'Error_Not_TTS_File'],
		[{ content: 'phrase', phrase: list('9') }, /^Mobilgroup has no recording/, 'Error_Not_Media_File'],
	])('%j is refused by the service: %s [%s]', async (parameters, message, code) => {
		const { error } = await runNode(send(parameters), phones);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(`Nobody was called. [${code}]`);
	});
});
