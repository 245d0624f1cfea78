/** What fills itself in while a person fills in a form: what is said of the keys, the variables of a template, and the fields to come. */

import { formOf, openForm, typeInto } from '../support/editor/form';
import { OPEN_MS, openEditor, takePictures, type Editor } from '../support/editor/editor';
import { execute } from '../support/editor/output';
import { sentTo } from '../support/editor/sandbox';
import { manualStart } from '../support/editor/workflow';

let editor: Editor;
beforeAll(async () => {
	editor = await openEditor();
	await editor.page.setViewportSize({ width: 1440, height: 1600 });
}, OPEN_MS);
afterAll(async () => await editor?.close());

const call = { resource: 'call', callFrom: 'dutyNumber' };

it.each([
	['English', '', 'Press 7 to approve, 2 to decline.'],
	['Russian', 'Привезти заказ сегодня?', 'Нажмите 7, чтобы подтвердить, или 2, чтобы отказаться.'],
])('Ask by Phone shows how it will say the keys after its message: %s', async (language, message, hint) => {
	const { page } = editor;
	const asking = { ...call, operation: 'sendAndWait', phoneNumber: '79000000100', keys: { approveKey: 7 } };
	await openForm(editor, { type: 'zvonobot', parameters: { ...asking, message }, before: [manualStart] });
	await formOf(page).getByText('Key Hint', { exact: true }).waitFor();
	await formOf(page).getByText(hint).first().waitFor();
	await takePictures(page, `key-hint-${language}`);
});

it('Create From Template has a row for each variable of the template, and sends what is in them', async () => {
	const { page } = editor;
	const phone = '79000000190';
	const parameters = {
		...{ ...call, operation: 'createFromTemplate', recipientsFrom: 'typed', phoneNumbers: phone },
		template: { __rl: true, mode: 'id', value: '1' },
	};
	await openForm(editor, { type: 'zvonobot', parameters, before: [manualStart] });
	const rows = formOf(page)
		.locator('[data-parameter-path*="templateVariables.value"]')
		.locator('input, textarea');
	await rows.nth(2).waitFor();
	for (const [place, text] of ['Elena', '40', '1 March'].entries()) {
		await typeInto(rows.nth(place), text);
		await rows.nth(place).blur();
	}
	await takePictures(page, 'template-variables');
	await execute(page);
	const { body } = await sentTo(editor, '/zvonobot/apiCalls/createWithTemplate', phone);
	expect(body).toMatchObject({
		variables: { [phone]: { Elena: '{name}', 40: '{sum}', '1 March': '{date}' } },
	});
});

it('the next node shows the fields that come out, before anything has run', async () => {
	const { page } = editor;
	const start = {
		name: 'Start Verification',
		type: 'n8n-nodes-voice-calls.phoneVerification',
		parameters: { operation: 'start', phoneNumber: '79000000100' },
	};
	await openForm(editor, {
		type: 'phoneVerification',
		parameters: { operation: 'check' },
		before: [manualStart, start],
	});
	const input = page.getByTestId('ndv-input-panel');
	for (const field of ['outcome', 'token', 'message'])
		await input.getByText(field, { exact: true }).waitFor();
	await takePictures(page, 'fields-to-come');
});
