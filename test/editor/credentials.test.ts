/** The forms of the credentials: filled in as a person does, and tried by the button. */

import type { Locator } from 'playwright-core';

import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../../sandbox/accounts';
import { OPEN_MS, openEditor, takePictures, type Editor } from '../support/editor/editor';
import { typeInto } from '../support/editor/form';

let editor: Editor;
let form: Locator;
beforeAll(async () => {
	editor = await openEditor();
	form = editor.page.getByTestId('editCredential-modal');
}, OPEN_MS);
afterAll(async () => await editor?.close());

/** Opens the form for a new credential of that name. */
async function begin(displayName: string): Promise<void> {
	const { page } = editor;
	await editor.open('/home/credentials/create');
	await page.getByTestId('new-credential-type-select').locator('input').fill(displayName);
	await page.getByTestId('new-credential-type-select-option').getByText(displayName, { exact: true }).click();
	await page.getByTestId('new-credential-type-button').click();
	await form.getByTestId('credential-save-button').waitFor();
}

const inputOf = (name: string) => form.getByTestId(`parameter-input-${name}`).locator('input').first();

async function save(values: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(values)) await typeInto(inputOf(name), value);
	await form.getByTestId('credential-save-button').click();
}

/** Waits until n8n tells that the test has failed, and why. */
async function isRefused(reason: string | RegExp): Promise<void> {
	await form.getByText(/Couldn’t connect with these settings/).waitFor();
	const details = form.getByText('More details');
	if (await details.isVisible()) await details.click();
	await form.getByText(reason).waitFor();
}

/** Waits until n8n tells that the test has passed; throws with what the form says instead. */
async function isAccepted(): Promise<void> {
	const passed = form.getByTestId('credentials-config-container-test-success');
	await passed.waitFor().catch(async () => {
		throw new Error(`The credential is not accepted. The form says: ${await form.innerText()}`);
	});
}

const isShown = async (name: string) => await inputOf(name).isVisible();
const isHidden = async (name: string) => (await inputOf(name).getAttribute('type')) === 'password';

describe('Mobilgroup API', () => {
	const baseUrl = () => `${editor.sandboxUrl}/mobilgroup`;
	beforeAll(async () => await begin('Mobilgroup API'));

	it('asks for a key that nobody can read over the shoulder, and for no login', async () => {
		expect(await isHidden('apiKey')).toBe(true);
		expect([await isShown('login'), await isShown('password')]).toEqual([false, false]);
	});

	it('tells that a wrong key is not accepted', async () => {
		await save({ apiKey: 'wrong', baseUrl: baseUrl() });
		await isRefused(/Mobilgroup does not accept the credential/);
		await takePictures(editor.page, 'credential-refused');
	});

	it('accepts the right key', async () => {
		await save({ apiKey: mobilgroupAccount.apiKey });
		await isAccepted();
		await takePictures(editor.page, 'credential-mobilgroup');
	});

	it('asks for login and password instead, and accepts them', async () => {
		await inputOf('authentication').click();
		await editor.page.getByRole('option', { name: 'Login and Password' }).click();
		await inputOf('login').waitFor();
		expect(await isHidden('password')).toBe(true);
		expect(await isShown('apiKey')).toBe(false);
		await save({ login: mobilgroupAccount.login, password: mobilgroupAccount.password });
		await isAccepted();
	});
});

describe('Zvonobot API', () => {
	beforeAll(async () => await begin('Zvonobot API'));

	it("begins with the service's own domain", async () => {
		expect(await inputOf('domain').inputValue()).toBe('lk.zvonobot.ru');
		expect(await isHidden('apiKey')).toBe(true);
		expect(await isHidden('webhookSecret')).toBe(true);
	});

	it('tells that a wrong key is not accepted', async () => {
		await save({ domain: `${editor.sandboxUrl}/zvonobot`, apiKey: 'wrong' });
		await isRefused(/Zvonobot does not accept the API key/);
	});

	it('tells that a domain is not one of the service', async () => {
		await save({ domain: `${editor.sandboxUrl}/elsewhere` });
		await isRefused(/Zvonobot does not know this address/);
	});

	it('accepts the right key', async () => {
		await save({ domain: `${editor.sandboxUrl}/zvonobot`, apiKey: zvonobotAccount.apiKey });
		await isAccepted();
		await takePictures(editor.page, 'credential-zvonobot');
	});
});

describe('MCN Telecom API', () => {
	beforeAll(async () => await begin('MCN Telecom API'));

	it('says that the service has nothing to test with', async () => {
		await form.getByText(/A successful test means that the fields have the right form/).waitFor();
		expect(await isHidden('accessToken')).toBe(true);
		expect(await isHidden('webhookSecret')).toBe(true);
	});

	it('tells which field has the wrong form', async () => {
		const baseUrl = `${editor.sandboxUrl}/mcn`;
		await save({ accessToken: mcnAccount.accessToken, accountId: 'my account', baseUrl });
		await isRefused("'Account ID' may hold only digits");
	});

	it('tells that a token has characters that no token has', async () => {
		await save({ accessToken: 'токен', accountId: mcnAccount.accountId });
		await isRefused("'Access Token' has characters in it that no token has");
	});

	it('accepts fields of the right form', async () => {
		await save({ accessToken: mcnAccount.accessToken });
		await isAccepted();
		await takePictures(editor.page, 'credential-mcnTelecom');
	});

	it('asks for no account with the newer addresses', async () => {
		await inputOf('api').click();
		await editor.page.getByRole('option', { name: 'Newer Addresses' }).click();
		await inputOf('accountId').waitFor({ state: 'detached' });
		expect(await inputOf('baseUrl').inputValue()).not.toBe('');
	});
});
