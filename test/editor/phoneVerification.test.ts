/** Phone Verification as a newcomer fills it in: two channels, a phone, and what comes out. */

import { OPEN_MS, openEditor, takePictures, type Editor } from '../support/editor/editor';
import { choose, formOf, inputOf, openForm, typeInto } from '../support/editor/form';
import { execute, readTable } from '../support/editor/output';
import { manualStart } from '../support/editor/workflow';

let editor: Editor;
beforeAll(async () => {
	editor = await openEditor();
	await editor.page.setViewportSize({ width: 1920, height: 1200 });
	await openForm(editor, { type: 'phoneVerification', before: [manualStart] });
}, OPEN_MS);
afterAll(async () => await editor?.close());

const channel = async (row: number, name: string) =>
	await choose(editor.page, `channels.channel[${row}].channel`, name);

it('asks for the channels one below the other, each with its own settings', async () => {
	const { page } = editor;
	const add = formOf(page).getByRole('button', { name: 'Add Channel' });
	await add.click();
	await channel(0, 'MCN Telecom: Flash Call');
	await formOf(page).getByText('Call From', { exact: true }).waitFor();
	await add.click();
	await channel(1, 'Mobilgroup: Spoken Code');
	await formOf(page).getByText('Repeat Code', { exact: true }).waitFor();
	expect(await formOf(page).getByText('Own Numbers', { exact: true }).count()).toBe(0);
	await takePictures(page, 'phone-verification');
});

it('shows which channel has called, and no code', async () => {
	const { page } = editor;
	await typeInto(inputOf(page, 'phoneNumber'), '+7 900 000-01-10');
	await execute(page);
	const { columns, rows, nested } = await readTable(page);
	await takePictures(page, 'phone-verification-output');
	expect(columns).toEqual([
		...['outcome', 'phone', 'channel', 'service', 'callId', 'token', 'codeLength', 'expiresAt'],
		...['failedBefore', 'message'],
	]);
	expect(rows).toHaveLength(1);
	expect(nested).toEqual([]);
});

it('tells who asks too soon again how long to wait', async () => {
	const { page } = editor;
	await execute(page);
	const { columns, rows } = await readTable(page);
	expect(rows[0][columns.indexOf('reason')]).toBe('limitReached');
	expect(rows[0][columns.indexOf('message')]).toMatch(/^Too many calls\. Try again in \d+ seconds\.$/);
	await takePictures(page, 'phone-verification-limit');
});
