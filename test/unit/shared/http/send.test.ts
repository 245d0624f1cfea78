/** What a service tells again of a credential. */

import { send } from '../../../../nodes/shared/http/send';

const data = {
	apiKey: 'k3y-"quoted"-0001',
	password: ' trimmed-secret ',
	login: 'ann',
	baseUrl: 'http://127.0.0.1',
};
const sent = async (body: unknown, credential: object = data): Promise<unknown> => {
	const helpers = {
		httpRequestWithAuthentication: async () => await Promise.resolve({ statusCode: 200, headers: {}, body }),
	};
	return (await send({ helpers } as never, { type: 'api', data: credential as typeof data }, { url: '/' }))
		.body;
};

describe('the answer to a request', () => {
	it.each([
		['an ID', { id: data.apiKey, name: 'a' }, { id: '***', name: 'a' }],
		['a text within a list', [{ text: `Key ${data.apiKey} is wrong` }], [{ text: 'Key *** is wrong' }]],
		['a page', `<p>trimmed-secret</p>`, '<p>***</p>'],
	])('hides a key that the service tells again as %s', async (_where, body, shown) => {
		await expect(sent(body)).resolves.toEqual(shown);
	});

	it('keeps the numbers that a secret of digits happens to stand in', async () => {
		const digits = { password: '12345678', otherKey: '79000000' };
		const body = { id: 12345678, phone: '79000000100', text: 'pass 12345678.' };
		await expect(sent(body, digits)).resolves.toEqual({ ...body, text: 'pass ***.' });
	});

	it('hides it in a page as JSON writes it, too', async () => {
		await expect(sent(`{"key": ${JSON.stringify(data.apiKey)}`)).resolves.toBe('{"key": "***"');
	});

	it('is left as it is where it holds none, other fields of the credential included', async () => {
		const body = { id: 1, login: 'ann', baseUrl: data.baseUrl };
		await expect(sent(body)).resolves.toBe(body);
	});
});
