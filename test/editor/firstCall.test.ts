/** The first call of the README, as a newcomer makes it in the form, and the number that the service refuses. */

import { OPEN_MS, openEditor, takePictures, type Editor } from '../support/editor/editor';
import { add, formOf, inputOf, openForm, switchOn, typeInto } from '../support/editor/form';
import { execute, executeInVain, readTable } from '../support/editor/output';
import { manualStart } from '../support/editor/workflow';

let editor: Editor;
beforeAll(async () => {
	editor = await openEditor();
	await editor.page.setViewportSize({ width: 1360, height: 720 });
	await openForm(editor, {
		type: 'mobilgroup',
		name: 'Verify phone by flash call',
		parameters: { resource: 'verification', operation: 'flashCall' },
		before: [{ ...manualStart, name: 'When clicking ‘Execute workflow’' }],
	});
}, OPEN_MS);
afterAll(async () => await editor?.close());

it('shows the call on the right', async () => {
	const { page } = editor;
	await typeInto(inputOf(page, 'phoneNumber'), '79000000100');
	await typeInto(inputOf(page, 'code'), '0427');
	await execute(page);
	await takePictures(page, 'first-call');
	const { columns, rows } = await readTable(page);
	expect(rows.map((row) => row[columns.indexOf('phone')])).toEqual(['79000000100']);
});

it('says why the service refuses another number, and what to do', async () => {
	const { page } = editor;
	await typeInto(inputOf(page, 'phoneNumber'), '79000000130');
	const { message, description } = await executeInVain(page);
	expect(message).toBe("Mobilgroup does not call 'Phone Number' again for now");
	expect(description).toContain('Wait 24 hours');
	await takePictures(page, 'first-call-refused');
});

it('calls nobody with the guard that the README advises for the first try', async () => {
	const { page } = editor;
	await add(page, 'Add Guard', 'Allowed Hours');
	await formOf(page).getByText('Earliest Time', { exact: true }).waitFor();
	await add(page, 'Add Guard', 'Dry Run');
	await switchOn(page, 'safety.dryRun');
	await takePictures(page, 'safety');
	await execute(page);
	const { columns, rows } = await readTable(page);
	expect(rows.map((row) => row[columns.indexOf('outcome')])).toEqual(['skipped']);
});
