/** The check of codes in a real n8n: what it stores, what survives a restart, and the example with forms. */

import { readExample } from '../../host/examples';
import { itemsOf } from '../../host/restExecutions';
import type { SavedWorkflow } from '../../host/restWorkflows';
import { openForm } from './support/forms';
import { START_TIMEOUT_MS, startWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
	world = await startWorld();
}, START_TIMEOUT_MS);
afterAll(async () => await world?.stop(), 30_000);

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
		expect(asked.text).not.toContain(code);
		const ended = await asked.submit(`${code.slice(0, 2)} ${code.slice(2)}`);
		expect(ended.text).toContain('Thank you');
	}, 60_000);

	it('calls with a spoken code after wrong digits, and lets in whoever heard it', async () => {
		const phone = '79000800110';
		const asked = await signUp(phone);
		const again = await asked.submit('nonsense');
		expect(again.text).toContain('What did you hear?');
		const [, { code = '', operation }] = callsTo(phone);
		expect(operation).toBe('voicePassword');
		expect((await again.submit(code)).text).toContain('The phone number is confirmed.');
	}, 60_000);

	it('ends with a page that tells nothing about the code after two wrong tries', async () => {
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

	it('asks for another number where this one can not be called', async () => {
		expect((await signUp('79000800030')).text).toContain('We could not call this number.');
		expect((await signUp('nobody')).text).toContain('We could not call this number.');
	}, 60_000);
});
