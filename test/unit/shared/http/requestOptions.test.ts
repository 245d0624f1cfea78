import { readRequestOptions } from '../../../../nodes/shared/http/requestOptions';

describe("n8n's request options, in a custom operation", () => {
	it.each([
		[{}, { timeout: 300_000 }],
		[undefined, { timeout: 300_000 }],
		[{ timeout: 500 }, { timeout: 500 }],
		[{ allowUnauthorizedCerts: true }, { timeout: 300_000, skipSslCertificateValidation: true }],
		[
			{ proxy: 'http://proxy.example:3128' },
			{ timeout: 300_000, proxy: { host: 'proxy.example', port: 3128, protocol: 'http' } },
		],
		[
			{ proxy: 'https://me:p%40ss@proxy.example:3128' },
			{
				timeout: 300_000,
				proxy: {
					host: 'proxy.example',
					port: 3128,
					protocol: 'https',
					auth: { username: 'me', password: 'p@ss' },
				},
			},
		],
		[{ proxy: '' }, { timeout: 300_000 }],
	])('%j is read as the engine reads it', (value, options) => {
		expect(readRequestOptions(value)).toEqual(options);
	});
});
