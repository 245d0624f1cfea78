/** Everything that can be wrong with a delivery that carries the right proof. */

import { gzipSync } from 'node:zlib';

import { type Callback, isN8n1, rightOne, type Target } from './callback';

const KB = 1024;
const MB = 1024 * KB;

/** Bodies that are no word of any service, whatever the target. */
const bodies: Record<string, (right: string) => string | Buffer> = {
	'is empty': () => '',
	'is spaces': () => '   ',
	'is null': () => 'null',
	'is true': () => 'true',
	'is a number': () => '7',
	'is a text': () => '"finished"',
	'is an empty list': () => '[]',
	'is a list of lists': () => '[[],[[]]]',
	'is a list of nothings': () => '[null,7,"x",[]]',
	'is an empty object': () => '{}',
	'says something else': () => '{"ping":1,"event":"call.finished"}',
	'is cut short': (right) => right.slice(0, -1),
	'goes on': (right) => `${right}x`,
	'is there twice over': (right) => right + right,
	'has single quotes': (right) => right.replaceAll('"', "'"),
	'has a comment': (right) => `/* */${right}`,
	'is a form': (right) => new URLSearchParams({ data: right }).toString(),
	'is XML': () => '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
	'is no UTF-8': () => Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xf0, 0x28, 0x8c, 0x28]),
	'is UTF-16': (right) => Buffer.from(`\uFEFF${right}`, 'utf16le'),
	'is binary': () => Buffer.alloc(2 * KB, 0),
	'has 30,000 lists in each other': () => '['.repeat(30_000) + ']'.repeat(30_000),
	'has 9,000 objects in each other': () => `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`,
	'never closes': () => '[{"a":'.repeat(9000),
	'has a prototype': (right) => `{"__proto__":${right},"constructor":{"prototype":${right}}}`,
	'has 4,000 keys': () =>
		JSON.stringify(Object.fromEntries(Array.from({ length: 4000 }, (_, at) => [`k${at}`, at]))),
	'has a number without end': () => `{"a":${'9'.repeat(40_000)}}`,
	'is 100 KB': (right) => `${right.slice(0, -1)},"x":"${'x'.repeat(100 * KB)}"}`,
	'is 2 MB': (right) => `${right.slice(0, -1)},"x":"${'x'.repeat(2 * MB)}"}`,
	'is 20 MB': () => Buffer.alloc(20 * MB, ' '),
};

const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Other addresses than the one that the callback was given. */
const paths: Record<string, (path: string) => string> = {
	'goes further': (path) => `${path}/more`,
	'stops before': (path) => path.split('/').slice(0, -1).join('/'),
	'is another': (path) => path.replace(/[0-9a-f]{8}/, '00000000').replace(/\/\d+\//, '/999999/'),
	'is the one for tests': (path) => path.replace('/webhook', '/webhook-test'),
	// Another name of the same address in n8n 1.x.
	...(!isN8n1() && { 'is the one for forms': (path: string) => path.replace(/webhook(-waiting)?/, 'form') }),
	'is in capitals': (path) => path.toUpperCase(),
	climbs: (path) => `${path}/%2e%2e/%2e%2e/rest/settings`,
};

/** @returns callbacks with the right proof and the wrong method, address, body, or coding */
export function brokenDeliveries(target: Target): Callback[] {
	const right = rightOne(target);
	const { proof, body, emptyWords, withProof, more = [] } = target;
	const { url } = right;
	const { origin, pathname, search } = new URL(url);
	return [
		...methods.map((method) => ({
			...right,
			method,
			...(/GET|HEAD/.test(method) && { body: undefined }),
			fault: `it is a ${method}`,
		})),
		...Object.entries(paths).map(([fault, change]) => ({
			...right,
			url: origin + change(pathname) + search,
			fault: `the path ${fault}`,
		})),
		...Object.entries(bodies).map(([fault, make]) => ({
			...right,
			body: make(body),
			fault: `the body ${fault}`,
		})),
		...Object.entries(emptyWords).map(([fault, words]) => ({ ...withProof(proof, words), fault })),
		...more,
		...Object.entries(codings).map(([fault, change]) => ({
			...right,
			...change,
			fault: `the body ${fault}`,
		})),
	];
}

const codings: Record<string, Partial<Callback>> = {
	'says gzip and is none': { headers: { 'content-encoding': 'gzip' } },
	'is a bomb in gzip': {
		headers: { 'content-encoding': 'gzip' },
		body: gzipSync(Buffer.alloc(40 * MB, ' ')),
	},
	'is a multipart without parts': {
		headers: { 'content-type': 'multipart/form-data; boundary=x' },
		body: '--x--',
	},
};
