/** What a real n8n lets through to a trigger, in which form, and what it answers by itself. */

import { connect } from 'node:net';

import { mobilgroupAccount } from '../../sandbox/accounts';
import { createToken } from '../../nodes/shared/callbacks/signature';
import { wantedVersion } from '../../host/recipe';
import { mcnCredential } from '../../host/world';
import { hears, listening } from '../support/e2e/triggers';
import { START_TIMEOUT_MS, useWorld } from '../support/e2e/world';

const FORM = 'application/x-www-form-urlencoded';
const HOUR_MS = 60 * 60 * 1000;
const MB = 1024 * 1024;
const isN8n1 = wantedVersion().startsWith('1.');

let address: string;
let workflow: Awaited<ReturnType<typeof listening>>['workflow'];

const world = useWorld();
beforeAll(async () => {
	({ workflow, address } = await listening(world, {
		type: 'n8n-nodes-voice-calls.mobilgroupTrigger',
		credentials: { mobilgroupApi: world.credentials.mobilgroupApi },
		parameters: { authentication: 'token', states: ['busy'], options: { simplify: false } },
	}));
	const token = createToken(
		mobilgroupAccount.apiKey,
		{ service: 'mobilgroup', door: 'status' },
		Date.now() + HOUR_MS,
	);
	address = `${address}?token=${token}`;
}, START_TIMEOUT_MS);

let number = 0;
const report = () => ({ id: `call${(number += 1)}`, number: '79000000101', state: 'BUSY', note: 'Ёлка' });
type Report = ReturnType<typeof report>;

const json = (words: object) => JSON.stringify(words);
const form = (words: object) => new URLSearchParams({ ...words }).toString();
const parts = (words: object, head = '') =>
	`${Object.entries(words)
		.map(
			([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n${head}\r\n${value}\r\n`,
		)
		.join('')}--x--\r\n`;
/** Letters from А to я, and Ё. */
const windows1251 = (text: string) =>
	Buffer.from(
		text
			.replace('Ё', '\u00a8')
			.replace(/[А-я]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x350)),
		'latin1',
	);
const percent = (text: string) => text.replace(/[^\w=&]/g, (unit) => `%${windows1251(unit)[0].toString(16)}`);

async function send(body: string | Buffer, type?: string, more = {}): Promise<number> {
	const response = await fetch(address, {
		method: 'POST',
		headers: { ...(type && { 'content-type': type }), ...more },
		body: new Uint8Array(Buffer.from(body as string)),
	});
	await response.text();
	return response.status;
}

it.each<[string, string | undefined, (words: Report) => string | Buffer]>([
	['JSON', 'application/json', json],
	['JSON under a false name', FORM, json],
	['JSON without a type', undefined, json],
	['JSON in windows-1251 that it does not name', 'application/json', (words) => windows1251(json(words))],
	[
		'JSON in windows-1251 of a type that n8n does not read',
		'text/json; charset=windows-1251',
		(words) => windows1251(json(words)),
	],
	[
		'JSON in windows-1251, after a type with a blank',
		'application/json ; charset=windows-1251',
		(words) => windows1251(json(words)),
	],
	['JSON in UTF-16', 'application/x-json', (words) => Buffer.from(`\uFEFF${json(words)}`, 'utf16le')],
	['a form', FORM, form],
	['a form with a charset', `${FORM}; charset=UTF-8`, form],
	['a form as text', 'text/plain', form],
	['a form without a type', undefined, form],
	[
		'a form in windows-1251',
		FORM,
		(words) =>
			percent(
				Object.entries(words)
					.map((pair) => pair.join('='))
					.join('&'),
			),
	],
	['a form in parts', 'multipart/form-data; boundary=x', (words) => parts(words)],
	[
		'a form in parts beside a file',
		'multipart/form-data; boundary=x',
		(words) =>
			parts(words).replace(
				'--x--',
				'--x\r\nContent-Disposition: form-data; name="f"; filename="f.txt"\r\nContent-Type: text/plain\r\n\r\nx\r\n--x--',
			),
	],
	['a form in parts, after a type with a blank', 'multipart/form-data ; boundary=x', (words) => parts(words)],
	[
		'a form in other parts',
		'multipart/mixed; boundary=x',
		(words) => parts(words, 'Content-Type: text/plain\r\n'),
	],
])('%s starts the workflow', async (_name, type, write) => {
	const words = report();
	await expect(send(write(words), type)).resolves.toBe(200);
	const item = await hears(world, workflow, { callId: words.id });
	expect(item).toMatchObject({ state: 'busy', phone: '79000000101', raw: words });
});

it.each<[string, string | undefined, string | Buffer, number]>([
	[
		'JSON in windows-1251 that it names',
		'application/json; charset=windows-1251',
		windows1251(json(report())),
		422,
	],
	['a form in windows-1251 that it names', `${FORM}; charset=windows-1251`, form(report()), 422],
	['text in windows-1251 that it names', 'text/plain; charset=windows-1251', json(report()), 422],
	['JSON that is none', 'application/json', '{"id":', 422],
	['a form that says it is JSON', 'application/json', form(report()), 422],
	['JSON with a mark', 'application/json', `\uFEFF${json(report())}`, isN8n1 ? 422 : 200],
	['XML', 'application/xml', '<id>1</id>', 400],
	[
		'parts of a type of their own',
		'multipart/form-data; boundary=x',
		parts(report(), 'Content-Type: application/json\r\n'),
		400,
	],
	['parts without a boundary', 'multipart/form-data', parts(report()), 400],
	['30,000 lists in each other', 'application/json', '['.repeat(30_000) + ']'.repeat(30_000), 400],
	['100 KB', 'application/json', json({ ...report(), x: 'x'.repeat(100_000) }), 413],
	['100 KB in parts', 'multipart/form-data; boundary=x', parts({ ...report(), x: 'x'.repeat(100_000) }), 413],
	['20 MB', 'application/json', Buffer.alloc(20 * MB, ' '), 500],
	[
		'parts with a charset',
		'multipart/form-data; boundary=x; charset=windows-1251',
		parts(report()),
		isN8n1 ? 400 : 500,
	],
])('%s is answered as the documentation says', async (_name, type, body, status) => {
	await expect(send(body, type)).resolves.toBe(status);
});

describe('a webhook secret', () => {
	const secret = '!"$%\'()*+,-./:;<=>?@[\\]^_`{|}~a%';
	let secretAddress: string;
	beforeAll(async () => {
		const data = { ...mcnCredential(world.sandbox), webhookSecret: secret };
		const mcnTelecomApi = await world.api.createOrUpdateCredential('mcnTelecomApi', 'Odd Secret', data);
		const other = { ...world, credentials: { ...world.credentials, mcnTelecomApi } };
		({ address: secretAddress } = await listening(other, {
			type: 'n8n-nodes-voice-calls.mcnTelecomTrigger',
			credentials: { mcnTelecomApi },
			parameters: { authentication: 'secret', states: ['busy'], options: {} },
		}));
	}, 60_000);
	const call = () =>
		json({ verification_call_uuid: `${(number += 1)}_1`, q931_status: 17, final_status: 'BUSY' });

	it('arrives from an address, typed as it is or encoded', async () => {
		for (const typed of [secret, encodeURIComponent(secret), `${secret}&x=1`, ` ${secret} `]) {
			const response = await fetch(`${secretAddress}?secret=${typed}`, { method: 'POST', body: call() });
			expect([typed, response.status]).toEqual([typed, 200]);
		}
	});

	it('arrives from clients that encode nothing', async () => {
		const { hostname, port, pathname } = new URL(secretAddress);
		const body = call();
		const answer = await new Promise<string>((resolve, reject) => {
			const socket = connect(Number(port), hostname, () => {
				socket.write(
					`POST ${pathname}?secret=${secret} HTTP/1.1\r\nHost: n8n\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
				);
			});
			socket.once('data', (chunk) => (socket.destroy(), resolve(String(chunk)))).on('error', reject);
		});
		expect(answer).toMatch(/^HTTP\/1.1 200/);
	});
});
