/** The check of codes in a real n8n: what it stores, what survives a restart, and the example with forms. */

import { readExample } from '../../host/examples';
import { itemsOf } from '../../host/restExecutions';
import type { SavedWorkflow } from '../../host/restWorkflows';
import { anotherCode } from '../support/engine/verification';
import { writtenBy } from '../support/e2e/disk';
import { numbersIn, openForm } from '../support/e2e/forms';
import { codeWebsite, type CodeWebsite, verifiers } from '../support/e2e/verification';
import { useWorld } from '../support/e2e/world';

const world = useWorld();

const callsTo = (phone: string) => world.sandbox.state.calls.filter((call) => call.phone === phone);

describe('the example of a sign-up form', () => {
	let example: SavedWorkflow;
	beforeAll(async () => {
		const file = await readExample('sign-up-form-with-code-check.json');
		example = await world.api.importWorkflow(file, world.credentials);
		await world.api.activate(example.id);
	});
	const signUp = async (phone: string) =>
		await (await openForm(`${world.n8n.url}/form/sign-up-form`)).submit(phone);

	it('lets somebody in who types the digits of the number that called', async () => {
		const phone = '79000800010';
		const asked = await signUp('8 (900) 080-00-10');
		expect(asked.text).toContain('Who called?');
		const [{ code = '' }] = callsTo(phone);
		expect(numbersIn(asked.text)).not.toContain(code);
		const ended = await asked.submit(`${code.slice(0, 2)} ${code.slice(2)}`);
		expect(ended.text).toContain('Thank you');
	}, 60_000);

	it('calls with a spoken code after wrong digits, and lets in the person who heard it', async () => {
		const phone = '79000800110';
		const asked = await signUp(phone);
		const again = await asked.submit('nonsense');
		expect(again.text).toContain('What did you hear?');
		const [, { code = '', operation }] = callsTo(phone);
		expect(operation).toBe('voicePassword');
		expect((await again.submit(code)).text).toContain('The phone number is confirmed.');
	}, 60_000);

	it('ends with a page that says nothing about the code after two wrong tries', async () => {
		const phone = '79000800210';
		const again = await (await signUp(phone)).submit('nonsense');
		const [{ code = '' }] = callsTo(phone);
		const ended = await again.submit(code);
		expect(ended.text).toContain('This code is not right, or no longer valid.');
		const execution = await world.api.waitForExecution({
			workflowId: example.id,
			where: (candidate) => itemsOf(candidate, 'Speak a Code').some((item) => item.phone === phone),
		});
		expect(itemsOf(execution, 'Check the Spoken Code')).toEqual([
			expect.objectContaining({ verified: false, reason: 'wrong', phone }),
		]);
	}, 60_000);

	it('asks for another number if this one cannot be called', async () => {
		expect((await signUp('79000800030')).text).toContain('We could not call this number.');
		expect((await signUp('nobody')).text).toContain('We could not call this number.');
	}, 60_000);
});

let phones = 0;
const newPhone = () => `79000${String((phones += 1)).padStart(4, '0')}10`;

describe.each(verifiers)('a website that verifies phones by $name', (verifier) => {
	let website: CodeWebsite;
	beforeAll(async () => {
		website = await codeWebsite(world, verifier);
	}, 60_000);

	it('gets a token in place of the code, and the code is right once', async () => {
		const { token, code, answer } = await website.send(newPhone());
		expect(answer).toMatchObject({ outcome: 'placed', codeLength: code.length });
		expect(answer).not.toHaveProperty('code');
		expect(await website.check(token, anotherCode(code))).toMatchObject({ reason: 'wrong', attemptsLeft: 2 });
		expect(await website.check(token, code)).toMatchObject({ verified: true });
		expect(await website.check(token, code)).toMatchObject({ verified: false, reason: 'used' });
	}, 60_000);

	it('is asked by twenty at the same moment, and three attempts are three', async () => {
		const { token, code } = await website.send(newPhone());
		const guesses = Array.from({ length: 20 }, async () => await website.check(token, anotherCode(code)));
		const reasons = (await Promise.all(guesses)).map(({ reason }) => reason);
		expect(reasons.filter((reason) => reason === 'wrong')).toHaveLength(3);
		expect(reasons.filter((reason) => reason === 'tooManyAttempts')).toHaveLength(17);
	}, 60_000);

	it('is asked by twenty at the same moment, and the right code is right once', async () => {
		const { token, code } = await website.send(newPhone());
		const tries = Array.from({ length: 20 }, async () => await website.check(token, code));
		expect((await Promise.all(tries)).filter(({ verified }) => verified)).toHaveLength(1);
	}, 60_000);

	it('calls a phone again, and the first code is void', async () => {
		const phone = newPhone();
		const first = await website.send(phone);
		const second = await website.send(phone);
		expect(await website.check(first.token, first.code)).toMatchObject({ reason: 'replaced', phone });
		expect(await website.check(second.token, second.code)).toMatchObject({ verified: true, phone });
	}, 60_000);
});

describe('what outlives a restart of n8n', () => {
	it('attempts, what was used and what was replaced are remembered, and tokens stay good', async () => {
		// One after the other: n8n 1 can mix up transactions of workflows that are saved at once.
		const websites = [];
		for (const verifier of verifiers) websites.push(await codeWebsite(world, verifier));
		const before = [];
		for (const website of websites) {
			const [tried, spent, used, phone] = [newPhone(), newPhone(), newPhone(), newPhone()];
			const codes = {
				tried: await website.send(tried),
				spent: await website.send(spent),
				used: await website.send(used),
				replaced: await website.send(phone),
				untouched: await website.send(phone),
			};
			await website.check(codes.tried.token, anotherCode(codes.tried.code));
			for (const typed of ['0', '00', '000']) await website.check(codes.spent.token, typed);
			await website.check(codes.used.token, codes.used.code);
			before.push({ website, codes });
		}

		await world.n8n.restart();

		for (const { website, codes } of before) {
			const { tried, spent, used, replaced, untouched } = codes;
			expect(await website.check(tried.token, anotherCode(tried.code))).toMatchObject({ attemptsLeft: 1 });
			expect(await website.check(spent.token, spent.code)).toMatchObject({ reason: 'tooManyAttempts' });
			expect(await website.check(used.token, used.code)).toMatchObject({ reason: 'used' });
			expect(await website.check(replaced.token, replaced.code)).toMatchObject({ reason: 'replaced' });
			expect(await website.check(untouched.token, untouched.code)).toMatchObject({ verified: true });
		}
	}, 180_000);
});

describe('what n8n writes down', () => {
	it('holds no code, not even where the whole answer is asked for; with "Output Code" it does', async () => {
		const [verifier] = verifiers.filter(({ name }) => name === 'Mobilgroup flash call');
		const options = { codeLength: 10, outputCode: true };
		const open = { ...verifier, parameters: { ...verifier.parameters, options } };
		const hidden = await (await codeWebsite(world, verifier)).send(newPhone());
		const shown = await (await codeWebsite(world, open)).send(newPhone());
		expect(hidden.answer.response).toMatchObject({ code: '***' });
		const written = await writtenBy(world);
		const holding = (code: string) => written.filter(([, text]) => text.includes(code)).map(([file]) => file);
		expect(holding(shown.code)).not.toEqual([]);
		expect(holding(hidden.code)).toEqual([]);
	}, 60_000);
});
