import type { SavedWorkflow } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import { callsTo, type Change, until, useExample } from '../../support/e2e/examples';

const SITE = 'https://www.example.com';
const SOON: Change[] = ['Start', 'Try Next'].map((node) => [node, 'limitsPreset', 'own']);

interface Answer {
	status: number;
	headers: Headers;
	json: Record<string, unknown>;
}

/** verification-api.json */
export function verificationApi(world: World): void {
	let example: SavedWorkflow;
	let visitors = 0;
	beforeAll(async () => {
		example = await useExample(world, 'verification-api');
	});

	const ask = async (path: string, body: object, visitor = `192.0.2.${(visitors += 1)}`): Promise<Answer> => {
		const response = await fetch(`${world.n8n.url}/webhook/phone-verification/${path}`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				origin: SITE,
				'x-forwarded-for': `10.0.0.1, ${visitor}`,
			},
			body: JSON.stringify(body),
		});
		const json = (await response.json()) as Answer['json'];
		return { status: response.status, headers: response.headers, json };
	};
	const codeFor = (phone: string) => callsTo(world, phone).at(-1)?.code;
	/** What a visitor can tell an answer by. */
	const shape = ({ status, json }: Answer) => ({ status, ...json, token: String(json.token).slice(0, 3) });

	it('calls, checks, and tells the website nothing but a token and what to show', async () => {
		const phone = '79001900010';
		const rings = await ask('start', { phone: '8 (900) 190-00-10' });
		expect(rings).toMatchObject({ status: 200 });
		expect(Object.keys(rings.json).sort()).toEqual(['codeLength', 'message', 'token']);
		const { token } = rings.json;
		const wrong = await ask('check', { token, code: 'wrong' });
		expect(wrong).toMatchObject({ status: 200, json: { verified: false } });
		const right = await ask('check', { token, code: codeFor(phone) });
		expect(right).toMatchObject({ status: 200, json: { verified: true } });
		for (const { json } of [wrong, right]) expect(Object.keys(json).sort()).toEqual(['message', 'verified']);
		await until(world, example, 'The Phone Is Verified', { verifiedPhone: phone });
	});

	it('answers for a phone that cannot be called as for any other, and no code opens that token', async () => {
		const [real, refused, unclear] = [
			await ask('start', { phone: '79001900110' }),
			await ask('start', { phone: '79001900030' }),
			await ask('start', { phone: '79001900050' }),
		];
		expect(shape(refused)).toEqual(shape(real));
		expect(shape(unclear)).toEqual(shape(real));
		expect(callsTo(world, '79001900030')).toEqual([]);
		const { token } = refused.json;
		const [ofNone, ofReal] = [
			await ask('check', { token, code: '0000' }),
			await ask('check', { token: real.json.token, code: 'wrong' }),
		];
		expect(ofNone.json).toEqual(ofReal.json);
		expect(shape(await ask('next', { token }))).toEqual(shape(real));
	});

	it.each([{ phone: 'nobody' }, { phone: '' }, {}, { phone: '+421 900 000 010' }])(
		'%j is a bad number',
		async (body) => {
			const answer = await ask('start', body);
			expect(answer).toMatchObject({
				status: 400,
				json: { message: 'This is not a number that we can call.' },
			});
			expect(Object.keys(answer.json)).toEqual(['message']);
		},
	);

	it.each([{}, { token: 'x' }, { code: '0427' }])('%j is nothing that can be checked', async (body) => {
		expect(await ask('check', body)).toMatchObject({ status: 400, json: { verified: false } });
	});

	it('a second call comes too soon, and the answer says when to try again', async () => {
		const phone = '79001900210';
		await ask('start', { phone });
		const soon = await ask('start', { phone });
		expect(soon).toMatchObject({ status: 429 });
		expect(Object.keys(soon.json).sort()).toEqual(['message', 'retryAfterSeconds']);
		expect(soon.headers.get('retry-after')).toBe(String(soon.json.retryAfterSeconds));
		expect(callsTo(world, phone)).toHaveLength(1);
	});

	it('one visitor gets five calls an hour, to whatever phones', async () => {
		const visitor = '192.0.2.250';
		const answers = [];
		for (let call = 0; call < 6; call += 1) {
			answers.push((await ask('start', { phone: `79001903${call}10` }, visitor)).status);
		}
		expect(answers).toEqual([200, 200, 200, 200, 200, 429]);
	});

	it('lets pages of the website ask, in a browser', async () => {
		const response = await fetch(`${world.n8n.url}/webhook/phone-verification/start`, {
			method: 'OPTIONS',
			headers: {
				origin: SITE,
				'access-control-request-method': 'POST',
				'access-control-request-headers': 'content-type',
			},
		});
		expect(response.headers.get('access-control-allow-origin')).toBe(SITE);
	});

	it('calls by the next channel if the person heard nothing, and the first code is void', async () => {
		await world.api.deactivate(example.id);
		example = await useExample(world, 'verification-api', SOON);
		const phone = '79001900410';
		const first = await ask('start', { phone });
		const code = codeFor(phone);
		await new Promise((resolve) => setTimeout(resolve, 7000));
		const second = await ask('next', { token: first.json.token });
		expect(second).toMatchObject({ status: 200 });
		expect(callsTo(world, phone).map(({ service }) => service)).toEqual(['mcnTelecom', 'mobilgroup']);
		expect(await ask('check', { token: first.json.token, code })).toMatchObject({
			json: { verified: false },
		});
		const typed = { token: second.json.token, code: codeFor(phone) };
		expect(await ask('check', typed)).toMatchObject({ json: { verified: true } });
	});
}
