import { type JsonObject, NodeApiError } from 'n8n-workflow';

import { placesCall, readsOnly } from '../../../../nodes/shared/http/effect';
import { networkError } from '../../../../nodes/shared/http/networkErrors';

const node = {
	id: '1',
	name: 'n',
	type: 't',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};
/** As n8n's request helper throws it. */
const wrapped = (code: string, message: string) =>
	new NodeApiError(node, Object.assign(new Error(message), { code }) as unknown as JsonObject);

const effect = placesCall('the account portal');

describe('a request that failed on the way', () => {
	it.each([
		['ENOTFOUND', 'getaddrinfo ENOTFOUND api.example', /address was not found/],
		['EAI_AGAIN', 'getaddrinfo EAI_AGAIN api.example', /address was not found/],
		['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9', /does not accept connections/],
		['ETIMEDOUT', 'connect ETIMEDOUT 192.0.2.1:443', /could not be made/],
		['ECONNRESET', 'connect ECONNRESET 127.0.0.1:9', /could not be made/],
		[
			'ECONNRESET',
			'Client network socket disconnected before secure TLS connection was established',
			/could not be made/,
		],
		['EHOSTUNREACH', 'connect EHOSTUNREACH 192.0.2.1:443', /could not be made/],
		['ENETUNREACH', '', /could not be made/],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', /certificate/],
		['CERT_HAS_EXPIRED', 'certificate has expired', /certificate/],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'Hostname does not match', /certificate/],
		['ERR_INVALID_URL', 'Invalid URL', /cannot be used/],
		[
			'EPROTO',
			'write EPROTO 80:error:0A00010B:SSL routines:ssl3_get_record:wrong version number',
			/could not be made/,
		],
		['', 'The request was blocked because the destination hostname is restricted', /not allowed to send/],
		['', 'The request was blocked because it resolves to a restricted IP address', /not allowed to send/],
	])('%s (%s) was not sent', (code, message, told) => {
		expect(networkError(wrapped(code, message), effect)).toEqual({
			outcome: 'notSent',
			message: expect.stringMatching(told),
			advice: expect.stringMatching(/Nothing was sent/),
		});
	});

	it.each([
		['ECONNABORTED', 'timeout of 300ms exceeded', /did not answer in time/],
		['ETIMEDOUT', 'read ETIMEDOUT', /did not answer in time/],
		['ECONNRESET', 'read ECONNRESET', /after the request was sent/],
		['ECONNRESET', 'socket hang up', /after the request was sent/],
		['EHOSTUNREACH', 'read EHOSTUNREACH', /after the request was sent/],
		['ENETUNREACH', 'write ENETUNREACH', /after the request was sent/],
		[
			'EPROTO',
			'write EPROTO 80:error:0A000126:SSL routines::unexpected eof while reading',
			/after the request was sent/,
		],
		['EPIPE', 'write EPIPE', /after the request was sent/],
		['ERR_BAD_RESPONSE', 'stream has been aborted', /broke off/],
		['HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/', /broke off/],
		['ERR_CANCELED', 'canceled', /was stopped/],
		['', 'The answer broke off, and the request is not sent a second time', /broke off/],
		['SOMETHING_NEW', 'who knows', /unknown way/],
	])('%s (%s) is unclear', (code, message, told) => {
		expect(networkError(wrapped(code, message), effect)).toEqual({
			outcome: 'unclear',
			message: expect.stringMatching(told),
			advice: expect.stringMatching(/Look the call up/),
		});
	});

	it.each([undefined, null, 'text', new Error('plain')])('%p is unclear', (error) => {
		expect(networkError(error, effect).outcome).toBe('unclear');
	});

	it('leaves nothing unclear where the request only asked', () => {
		expect(networkError(wrapped('ECONNRESET', 'read ECONNRESET'), readsOnly)).toEqual({
			outcome: 'unanswered',
			message: 'The connection broke after the request was sent',
			advice: expect.stringMatching(/Run it again/),
		});
	});
});
