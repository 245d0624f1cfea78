/** Faults × paid operations: what the user is told, and that nobody is dialled twice. */

import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

import type { INode } from 'n8n-workflow';

import { type EngineResult, retryStopped, runNode } from '../support/engine/engine';
import { paidOperations } from '../support/engine/paidOperations';
import { waitingOperations } from '../support/engine/waitingOperations';
import { someOf } from '../support/seed';
import { useSandbox } from '../support/useSandbox';

/** Last digits of the number, what the message has to say, what became of the call, how often the phone rang. */
type Expected = [ending: string, message: RegExp, outcome: string, rings: number];
const faults: Array<[string, ...Expected]> = [
	['wrong address', '44', /does not know this address/, 'refused', 0],
	['too many requests', '45', /too many requests/, 'refused', 0],
	['a redirect', '67', /leads somewhere else/, 'refused', 0],
	['status 500 after dialling', '50', /did not complete the request.*unclear/, 'unclear', 1],
	['status 500 before dialling', '51', /did not complete the request.*unclear/, 'unclear', 0],
	['status 503', '53', /did not complete the request.*unclear/, 'unclear', 0],
	['a web page', '60', /web page.*unclear/, 'unclear', 1],
	['broken JSON', '61', /broken JSON.*unclear/, 'unclear', 1],
	['an empty answer', '62', /answered nothing.*unclear/, 'unclear', 1],
	['a reset before dialling', '63', /broke after the request was sent.*unclear/, 'unclear', 0],
	['a reset after dialling', '64', /broke after the request was sent.*unclear/, 'unclear', 1],
	['half an answer', '66', /broke off.*unclear/, 'unclear', 1],
];
/** It takes its time, so all settings are tried at once. */
const LATE: Expected = ['65', /did not answer in time.*unclear/, 'unclear', 1];
const settings = [
	['stop', {}],
	['stop, retry', { retryOnFail: true, maxTries: 3 }],
	['continue', { onError: 'continueErrorOutput' as const }],
	['continue, retry', { onError: 'continueErrorOutput' as const, retryOnFail: true, maxTries: 3 }],
] as const;

const sandbox = useSandbox();

let last = 0;
/** A number that no other test dials. */
const freshPhone = (ending: string) => `79000${String((last += 1)).padStart(4, '0')}${ending}`;
const timesDialled = (phone: string) => sandbox.state.calls.filter((call) => call.phone === phone).length;

interface Told {
	message: string;
	description: string;
	outcome: string;
	itemIndex: number;
}

/** What the user reads, wherever the settings put it. */
function told({ error, errorItems }: EngineResult): Told {
	if (!error) return errorItems[0].json.error as unknown as Told;
	const { outcome, itemIndex } = error.context as unknown as Told;
	return { message: error.message, description: error.description ?? '', outcome, itemIndex };
}

describe.each([...paidOperations, ...waitingOperations])('$name', ({ node, addressField, refusals }) => {
	async function expectTold(nodeSettings: Partial<INode>, [ending, message, outcome, rings]: Expected) {
		const phone = freshPhone(ending);
		const result = await runNode(node(sandbox.url, nodeSettings), [{ phone }]);
		expect(told(result)).toMatchObject({
			message: expect.stringMatching(message),
			outcome,
			itemIndex: 0,
		});
		expect(told(result).description).toMatch(
			outcome === 'refused' ? /Nobody was called/ : /Look the (call|mailing) up/,
		);
		expect(timesDialled(phone)).toBe(rings);
	}

	describe.each(settings)('on failure: %s', (_setting, nodeSettings) => {
		it.each<[string, ...Expected]>(someOf([...refusals, ...faults]))(
			'%s (…%s): told, and dialled no more than once',
			async (_fault, ...expected) => await expectTold(nodeSettings, expected),
		);
	});

	it('no answer in time, whatever is set on failure: told, and dialled once', async () => {
		await Promise.all(settings.map(async ([, nodeSettings]) => await expectTold(nodeSettings, LATE)));
	});

	it('says that nothing was sent when nobody listens at the address', async () => {
		const result = await runNode(node(sandbox.url, {}, { [addressField]: 'http://127.0.0.1:9' }), [
			{ phone: '79000000100' },
		]);
		expect(told(result)).toMatchObject({
			message: expect.stringMatching(/does not accept connections/),
			description: expect.stringMatching(/Nothing was sent/),
			outcome: 'notSent',
		});
	});

	it('says that nothing was sent when the address has no host', async () => {
		const address = { [addressField]: 'https://no-such-host.invalid' };
		const result = await runNode(node(sandbox.url, {}, address), [{ phone: '79000000100' }]);
		expect(told(result)).toMatchObject({ message: expect.stringMatching(/not found/), outcome: 'notSent' });
	});

	it('says that nothing was sent when the connection breaks before it is secure', async () => {
		const closing = await listen((socket) => socket.destroy());
		const address = { [addressField]: `https://127.0.0.1:${(closing.address() as AddressInfo).port}` };
		const result = await runNode(node(sandbox.url, {}, address), [{ phone: '79000000100' }]);
		closing.close();
		expect(told(result)).toMatchObject({
			message: expect.stringMatching(/could not be made/),
			outcome: 'notSent',
		});
	});
});

/** What travels in one request fails together; bulk.test.ts has the tests for that. */
const oneByOne = paidOperations.filter(({ inOneRequest }) => !inOneRequest);

describe.each(oneByOne)('$name, many items', ({ node: impatient }) => {
	/** Twenty requests at once take their time on a busy machine, and none of them is to hang. */
	const node: typeof impatient = (...given) => {
		const made = impatient(...given);
		return { ...made, parameters: { ...made.parameters, requestOptions: { timeout: 10_000 } } };
	};

	it('dials every number once when the 10th of 20 fails once and is retried', async () => {
		const phones = Array.from({ length: 20 }, (_, place) => freshPhone(place === 9 ? '47' : '10'));
		const { items, error } = await runNode(
			node(sandbox.url, { retryOnFail: true, maxTries: 2 }),
			phones.map((phone) => ({ phone })),
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.phone)).toEqual(phones);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(phones.map((_, item) => ({ item })));
		expect(phones.map(timesDialled)).toEqual(phones.map(() => 1));
	});

	it('repeats what the service refused, and nothing that may have been dialled', async () => {
		const phones = ['10', '46', '50'].map(freshPhone);
		const retry = { retryOnFail: true, maxTries: 3 };
		const { error } = await runNode(
			node(sandbox.url, retry),
			phones.map((phone) => ({ phone })),
		);
		expect(error?.context?.outcome).toBe('unclear');
		expect(phones.map(timesDialled)).toEqual([1, 1, 1]);
	});

	it('dials nobody twice when a person retries the stopped execution later', async () => {
		const phones = ['10', '47', '64', '10'].map(freshPhone);
		const stopping = node(sandbox.url);
		const stopped = await runNode(
			stopping,
			phones.map((phone) => ({ phone })),
		);
		expect(phones.map(timesDialled)).toEqual([1, 0, 1, 1]);
		const retried = await retryStopped(stopping, stopped);
		expect(retried.error?.context?.outcome).toBe('unclear');
		expect(phones.map(timesDialled)).toEqual([1, 1, 1, 1]);
	});
});

async function listen(onConnection: (socket: Socket) => void): Promise<Server> {
	const server = createServer(onConnection);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return server;
}
