/** What a service tells again of a credential. */

import { send } from '../../../../nodes/shared/http/send';

const data = {
	apiKey: 'k3y-"quoted"-0001',
	password: ' trimmed-secret ',
	login: 'ann',
	baseUrl: 'http://127.0.0.1',
};
const sent = async (body: unknown): Promise<unknown> => {
	const helpers = {
		httpRequestWithAuthentication: async () => await Promise.resolve({ statusCode: 200, headers: {}, body }),
	};
	return (await send({ helpers } as never, { type: 'api', data }, { url: '/' })).body;
};

describe('the answer to a request', () => {
	it.each([
		['an ID', { id: data.apiKey, name: 'a' }, { id: '***', name: 'a' }],
		['a text within a list', [{ text: `Key ${data.apiKey} is wrong` }], [{ text: 'Key *** is wrong' }]],
		['a page', `<p>trimmed-secret</p>`, '<p>***</p>'],
	])('hides a key that the service tells again as %s', async (_where, body, shown) => {
		await expect(sent(body)).resolves.toEqual(shown);
	});

	it('is left as it is where it holds none, other fields of the credential included', async () => {
		const body = { id: 1, login: 'ann', baseUrl: data.baseUrl };
		await expect(sent(body)).resolves.toBe(body);
	});
});
