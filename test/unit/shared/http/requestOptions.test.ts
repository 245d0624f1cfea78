import { readRequestOptions } from '../../../../nodes/shared/http/requestOptions';
import { readerOf } from '../../support/reader';

const read = (requestOptions: unknown) => readRequestOptions(readerOf({ requestOptions }));
const timeout = 300_000;

describe("n8n's request options, in a custom operation", () => {
	it.each([
		[{}, { timeout }],
		[undefined, { timeout }],
		[{ timeout: 500 }, { timeout: 500 }],
		[{ timeout: '500' }, { timeout: 500 }],
		[{ allowUnauthorizedCerts: true }, { timeout, skipSslCertificateValidation: true }],
		[{ allowUnauthorizedCerts: 'false' }, { timeout }],
		[
			{ proxy: 'http://proxy.example:3128' },
			{ timeout, proxy: { host: 'proxy.example', port: 3128, protocol: 'http' } },
		],
		[
			{ proxy: 'http://proxy.example:80/' },
			{ timeout, proxy: { host: 'proxy.example', port: 80, protocol: 'http' } },
		],
		[
			{ proxy: 'https://me:p%40ss@proxy.example:3128' },
			{
				timeout,
				proxy: {
					host: 'proxy.example',
					port: 3128,
					protocol: 'https',
					auth: { username: 'me', password: 'p@ss' },
				},
			},
		],
		[{ proxy: '' }, { timeout }],
	])('%j is read as the engine reads it', (requestOptions, http) => {
		expect(read(requestOptions)).toEqual({ http });
	});

	it.each([
		[
			{ batchSize: 20, batchInterval: 500 },
			{ size: 20, intervalMs: 500 },
		],
		[
			{ batchSize: '20', batchInterval: '500' },
			{ size: 20, intervalMs: 500 },
		],
		[
			{ batchSize: 0, batchInterval: 500 },
			{ size: 1, intervalMs: 500 },
		],
		[{ batchSize: -1, batchInterval: 500 }, undefined],
		[{ batchSize: 20, batchInterval: 0 }, undefined],
	])('batching %j pauses after %j', (batch, pause) => {
		expect(read({ batching: { batch } }).batch).toEqual(pause);
	});

	it.each([
		[{ timeout: 0 }, "'Timeout' must be a number of 1 or more"],
		[{ timeout: 'soon' }, "'Timeout' must be a number of 1 or more"],
		[{ allowUnauthorizedCerts: 'maybe' }, "'Ignore SSL Issues (Insecure)' must be true or false"],
		...[
			'proxy',
			'proxy.example:3128',
			'localhost:3128',
			'http://proxy.example',
			'http://me:123@proxy.example',
		].map((proxy): [object, string] => [
			{ proxy },
			"'Proxy' must be a URL with a port: http://proxy.example.com:3128",
		]),
		[{ proxy: ['http://proxy.example'] }, "'Proxy' must be text, not a list"],
		[{ batching: { batch: { batchSize: 1.5 } } }, "'Items per Batch' must be a whole number of -1 or more"],
		[{ batching: { batch: { batchInterval: -1 } } }, "'Batch Interval (Ms)' must be a number of 0 or more"],
		['fast', "'Request Options' must be set field by field"],
	])('%j is refused by its label', (requestOptions, message) => {
		expect(() => read(requestOptions)).toThrow(new Error(message));
	});
});
