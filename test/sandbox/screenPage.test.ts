/** The page of the sandbox: what it is made of, who may use it, and what can be done with it. */

import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';

import { filesUnder, read, root } from '../support/files';
import { AT_SCREEN, callers, move, untilState, viewOf } from '../support/sandbox/screen';
import { useSandbox } from '../support/useSandbox';

const PAGE = path.join(root, 'sandbox/screen/page');

const sandbox = useSandbox({ callbackDelayMs: 2 });

describe('the files of the page', () => {
	const files = readdirSync(PAGE).filter((file) => file !== 'tsconfig.json' && file !== 'index.html');

	it.each(files)('%s is served', async (file) => {
		const response = await fetch(`${sandbox.url}/screen/${file}`);
		expect(response.status).toBe(200);
		await expect(response.text()).resolves.toBe(readFileSync(path.join(PAGE, file), 'utf8'));
	});

	it('the page itself is at the root, for browsers and for the address that npm start prints', async () => {
		const response = await fetch(sandbox.url);
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		await expect(response.text()).resolves.toContain('<title data-text="title">Phone on the screen</title>');
	});

	it.each(['tsconfig.json', '../server.ts', '..%2Fserver.ts', '%2e%2e/server.ts', 'none.js'])(
		'%s is not',
		async (file) => {
			expect((await fetch(`${sandbox.url}/screen/${file}`)).status).toBe(404);
		},
	);

	it('can say in Russian each note and each refusal that the sandbox has for it', () => {
		const known = [...readFileSync(path.join(PAGE, 'told.js'), 'utf8').matchAll(/^\t\['([^']+)', '/gm)];
		const sources = filesUnder('sandbox').filter((file) => file.endsWith('.ts'));
		const [, refusals] = read('sandbox/screen/routes.ts').split('function wrongMove');
		const said = [
			...sources.flatMap((file) => [...read(file).matchAll(/addLine\([\w.]+, 'note', ['`]([^'`$]+)/g)]),
			...refusals.matchAll(/'([A-Z]\w* [^']+)'/g),
		];
		expect(said.map(([, text]) => text).sort()).toEqual(known.map(([, text]) => text).sort());
	});

	it('ask for nothing from anywhere else', () => {
		const texts = ['index.html', ...files].map((file) => readFileSync(path.join(PAGE, file), 'utf8'));
		const addresses = texts.join('\n').match(/(https?:)?\/\/[\w-]+\.[\w.-]+/g) ?? [];
		expect(addresses.filter((address) => address !== 'http://www.w3.org')).toEqual([]);
	});
});

describe('who may use it', () => {
	/** fetch does not let anybody choose the host. */
	const asHost = async (host: string, method = 'GET', headers = {}) =>
		await new Promise<number>((resolve) => {
			const { port } = new URL(sandbox.url);
			const address = { port, host: '127.0.0.1', path: method === 'GET' ? '/screen/view' : '/screen/trial' };
			const options = { ...address, method, headers: { host, ...headers } };
			request(options, (response) => resolve(response.resume().statusCode ?? 0)).end(
				method === 'GET' ? undefined : '{}',
			);
		});

	it('lets nothing in that is not its own', async () => {
		const { headers } = await fetch(sandbox.url);
		expect(headers.get('content-security-policy')?.split('; ')).toEqual(
			expect.arrayContaining([
				"default-src 'none'",
				"script-src 'self'",
				"connect-src 'self'",
				"frame-ancestors 'none'",
				"require-trusted-types-for 'script'",
			]),
		);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('no-referrer');
		expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
	});

	it.each(['127.0.0.1:1', 'localhost:1', '127.0.0.1'])('this machine as %s', async (host) => {
		await expect(asHost(host)).resolves.toBe(200);
	});

	it.each(['sandbox.example', '127.0.0.1.sandbox.example', 'localhost.example:8090'])(
		'no domain that somebody has bent to this machine: %s',
		async (host) => {
			await expect(asHost(host)).resolves.toBe(403);
			await expect(asHost(host, 'POST', { origin: `http://${host}` })).resolves.toBe(403);
		},
	);

	it.each([
		['another page', { origin: 'https://page.example' }],
		['another port of this machine', { origin: 'http://127.0.0.1:1' }],
		['a page that hides where it comes from', { origin: 'null' }],
		['nobody knows who', {}],
		['another page that pretends', { 'sec-fetch-site': 'cross-site' }],
	])('%s cannot press a key', async (_name, headers: Record<string, string>) => {
		await callers.mcnFlashCall(sandbox);
		const { key } = await untilState(sandbox, 'ringing');
		const own: Record<string, string> = 'sec-fetch-site' in headers ? { origin: sandbox.url } : {};
		const response = await fetch(`${sandbox.url}/screen/calls/${key}/moves`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...own, ...headers },
			body: '{"do":"answer"}',
		});
		expect(response.status).toBe(403);
		expect((await viewOf(sandbox)).calls[0].state).toBe('ringing');
		await move(sandbox, key, { do: 'decline' });
	});
});

describe('what a person can do', () => {
	it.each([
		['a key that no phone has', { do: 'press', key: 'A' }],
		['two keys at once', { do: 'press', key: '12' }],
		['no key', { do: 'press' }],
		['no words', { do: 'say', words: ' ' }],
		['a whole book', { do: 'say', words: 'word '.repeat(100) }],
		['something else', { do: 'explode' }],
		['an answer with a key', { do: 'answer', key: '1' }],
		['nothing', {}],
	])('not %s', async (_name, made) => {
		await expect(move(sandbox, '1', made)).resolves.toMatchObject({ status: 400 });
	});

	it.each(['0', '999999', '-1', 'x', '1e3'])('not in a call that is not there: %s', async (key) => {
		await expect(move(sandbox, key, { do: 'answer' })).resolves.toMatchObject({ status: 409 });
	});

	it('only what fits: answer before talking, no answering twice, nothing when the call is over', async () => {
		await callers.zvonobot(sandbox, '/apiCalls/create', { record: { text: 'Hello.' }, ivrs: [{ digit: 1 }] });
		const { key } = await untilState(sandbox, 'ringing');
		const tell = async (made: object) =>
			((await (await move(sandbox, key, made)).json()) as { message: string }).message;
		await expect(tell({ do: 'press', key: '1' })).resolves.toBe('It still rings: answer first');
		await move(sandbox, key, { do: 'answer' });
		await untilState(sandbox, 'talking');
		await expect(tell({ do: 'answer' })).resolves.toBe('It has been answered already');
		await move(sandbox, key, { do: 'hangUp' });
		await untilState(sandbox, 'answered');
		await expect(tell({ do: 'hangUp' })).resolves.toBe('This call is over');
	});

	it('ring the phone without any workflow', async () => {
		const headers = { 'content-type': 'application/json', origin: sandbox.url };
		const response = await fetch(`${sandbox.url}/screen/trial`, { method: 'POST', headers, body: '{}' });
		expect(response.status).toBe(204);
		const { key, phone } = await untilState(sandbox, 'ringing');
		expect(phone).toBe(AT_SCREEN);
		await move(sandbox, key, { do: 'decline' });
	});
});
