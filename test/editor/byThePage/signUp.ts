/** The sign-up of docs/verification.md: two pages of a form, a call, and the check of its code. */

import { takePicture } from '../../support/browser/browser';
import { dotOf, plusOf } from '../../support/editor/canvas';
import type { Editor, Page } from '../../support/editor/editor';
import { fieldOf, formOf, inputOf, optionNamed } from '../../support/editor/form';
import { Newcomer } from '../../support/editor/newcomer';

const [CALL, CHECK, ASK, END] = ['Phone Verification', 'Phone Verification1', 'Form', 'Form1'];

/** Builds it. */
export async function buildSignUp(editor: Editor): Promise<Newcomer> {
	const newcomer = new Newcomer(editor.page, 'docs/verification.md', 'Verify a sign-up in five nodes');
	await editor.open('/workflow/new');
	await askForPhone(newcomer);
	await call(newcomer);
	await askForCode(newcomer);
	await check(newcomer);
	await showResult(newcomer);
	newcomer.hasDoneAll();
	return newcomer;
}

async function askForPhone(newcomer: Newcomer): Promise<void> {
	const { page } = newcomer;
	newcomer.nextStep();
	await newcomer.presses(page.getByTestId('canvas-plus-button'), '+');
	await newcomer.presses(newcomer.listed('On form submission'), 'On form submission');
	await newcomer.types(inputOf(page, 'formTitle'), 'Form Title');
	await addElement(newcomer);
	await newcomer.closesForm();
}

async function addElement(newcomer: Newcomer): Promise<void> {
	const { page } = newcomer;
	await newcomer.presses(formOf(page).getByRole('button', { name: 'Add Form Element' }), 'Add Form Element');
	await newcomer.types(inputOf(page, 'formFields.values[0].fieldLabel'), 'Label');
}

async function call(newcomer: Newcomer): Promise<void> {
	const { page } = newcomer;
	newcomer.nextStep();
	await newcomer.addsNode(plusOf(page, 'On form submission'), undefined, [CALL, 'Start phone verification']);
	await chooseCredential(newcomer);
	await newcomer.pastes('phoneNumber', 'Phone Number');
	const add = formOf(page).getByRole('button', { name: 'Add Channel' });
	await newcomer.presses(add, 'Add Channel');
	newcomer.reads('_Mobilgroup: Flash Call_');
	await newcomer.presses(add);
	await newcomer.chooses('channels.channel[1].channel', 'Mobilgroup: Spoken Code');
	await newcomer.adds('Add Limit', 'When a Limit Is Reached');
	await newcomer.chooses('limits.overLimit', 'Fail the Item');
	await continueOnError(newcomer);
	await newcomer.closesForm();
}

async function chooseCredential(newcomer: Newcomer): Promise<void> {
	const { page } = newcomer;
	const list = formOf(page).getByTestId('node-credentials-slot').filter({ hasText: 'Mobilgroup API' });
	newcomer.reads('**Mobilgroup API**');
	const items = page.locator('[data-test-id^="node-credentials-select-item-"]');
	const wanted = items.filter({ hasText: 'Mobilgroup (sandbox)', visible: true });
	await newcomer.picks(list.getByTestId('node-credentials-select'), wanted);
}

async function continueOnError(newcomer: Newcomer): Promise<void> {
	const { page } = newcomer;
	await newcomer.presses(page.getByTestId('tab-settings'), 'Settings');
	newcomer.reads('**On Error**');
	newcomer.reads('_Continue (using error output)_');
	const field = page.locator('[data-parameter-path="onError"] input').filter({ visible: true });
	await newcomer.picks(field, optionNamed(page, 'Continue (using error output)'));
}

async function askForCode(newcomer: Newcomer): Promise<void> {
	const { page } = newcomer;
	newcomer.nextStep();
	await newcomer.addsNode(plusOf(page, CALL), 'Success', ['n8n Form', 'Next Form Page']);
	await addElement(newcomer);
	await newcomer.adds('Add option', 'Form Description');
	await newcomer.pastes('options.formDescription');
	await newcomer.closesForm();
	await newcomer.looksAtAll();
}

async function check(newcomer: Newcomer): Promise<void> {
	const { page } = newcomer;
	newcomer.nextStep();
	await newcomer.addsNode(plusOf(page, ASK), undefined, [CALL, 'Check verification code']);
	await chooseCredential(newcomer);
	await fieldOf(page, 'token').waitFor();
	await newcomer.pastes('token', 'Token');
	await newcomer.pastes('typedCode', 'Typed Code');
	await newcomer.closesForm();
	await newcomer.looksAtAll();
}

async function showResult(newcomer: Newcomer): Promise<void> {
	const { page } = newcomer;
	newcomer.nextStep();
	await newcomer.addsNode(plusOf(page, CHECK), undefined, ['n8n Form', 'Form Ending']);
	await newcomer.pastes('completionTitle', 'Completion Title');
	await newcomer.pastes('completionMessage', 'Completion Message');
	await newcomer.closesForm();
	await newcomer.looksAtAll();
	newcomer.reads('**Error**');
	await newcomer.draws(dotOf(page, CALL, 'output', 1), dotOf(page, END, 'input'));
}

/** Sends the form: a phone, and the code of the call if it asks for one. Resolves with what the last page says. */
export async function signUp(page: Page, phone: string, codeOf?: () => Promise<string>): Promise<string> {
	const execute = page.getByTestId('execute-workflow-button');
	const opened = page.context().waitForEvent('page');
	await execute.click();
	const form = await opened;
	await answer(form, 'Phone', phone);
	if (codeOf) {
		await form.getByText('A call is on its way.').waitFor();
		await form.setViewportSize({ width: 700, height: 440 });
		await takePicture(form, 'editor-sign-up-code');
		await answer(form, 'Code', await codeOf());
	}
	await form.getByText(/^(Thank you|This did not work)$/).waitFor();
	const text = await form.locator('body').innerText();
	// The execution ends when the last page has told n8n that it is shown.
	await execute.getByText('Execute workflow').waitFor();
	await form.close();
	await page.bringToFront();
	return text;
}

async function answer(form: Page, label: string, text: string): Promise<void> {
	await form.getByLabel(label).fill(text);
	await form.getByRole('button', { name: 'Submit' }).click();
}
