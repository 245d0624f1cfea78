/** Keeps other pages of the browser away from the phone on the page. */

import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The names under which this machine reaches itself; another name here means that somebody bent a domain to it. */
const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

const HEADERS = {
	'content-security-policy': [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self'",
		"connect-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
		// The browser itself refuses to make markup of text.
		"require-trusted-types-for 'script'",
		"trusted-types 'none'",
	].join('; '),
	'cache-control': 'no-store',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
};

export function guardPage(app: FastifyInstance): void {
	app.addHook('onRequest', async (request, reply) => {
		reply.headers(HEADERS);
		const wrong = wrongWith(request);
		if (wrong) await reply.code(403).send({ code: 403, message: wrong });
	});
}

/** @returns why the request is refused; undefined when it is not */
function wrongWith({ method, headers }: FastifyRequest): string | undefined {
	const { host = '', origin } = headers;
	if (!OWN_HOST.test(host)) return 'This page is for this machine only';
	if (method === 'GET' || method === 'HEAD') return undefined;
	const isOwn = origin === `http://${host}` && (headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin';
	return isOwn ? undefined : 'Only the page itself may do this';
}
