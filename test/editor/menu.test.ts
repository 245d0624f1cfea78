/** The menu of a call: three levels made in the form as a person makes them, and what the service gets of it. */

import { add, choose, formOf, inputOf, openForm, typeInto } from '../support/editor/form';
import { FOLDED_LISTS, OPEN_MS, openEditor, takePictures, type Editor } from '../support/editor/editor';
import { execute } from '../support/editor/output';
import { sentTo } from '../support/editor/sandbox';

/** In the sandbox this person presses 1, then 2, then 1. */
const PHONE = '79000000123';

/** From the outermost to the innermost: its depth, its place in the parameters, and the button that adds it. */
const levels = [
	{
		depth: 0,
		path: 'branches.branch[0]',
		button: 'Add Branch',
		key: '1',
		text: 'Press 2 to move the appointment.',
	},
	{
		depth: 1,
		path: 'branches.branch[0].branches.branch[0]',
		button: 'Add Second-Level Branch',
		key: '2',
		text: 'Press 1 for tomorrow.',
	},
	{
		depth: 2,
		path: 'branches.branch[0].branches.branch[0].branches.branch[0]',
		button: 'Add Third-Level Branch',
		key: '1',
		text: 'See you tomorrow.',
	},
];

/** In the page: the labels that end in dots because they find no room. */
const LABELS_CUT = `
	[...document.querySelectorAll('[data-test-id=node-parameters] label')]
		.filter((label) => [label, ...label.querySelectorAll('*')].some((part) => part.scrollWidth > part.clientWidth + 1))
		.map((label) => label.textContent)`;

const call = {
	resource: 'call',
	operation: 'create',
	recipientsFrom: 'typed',
	phoneNumbers: PHONE,
	callFrom: 'dutyNumber',
	text: 'Your appointment is today at five. Press 1 to change it.',
};

describe('as n8n shows it to most users', () => {
	let editor: Editor;
	beforeAll(async () => {
		editor = await openEditor();
		await editor.page.setViewportSize({ width: 1440, height: 2200 });
		await openForm(editor, { type: 'zvonobot', parameters: call });
		await choose(editor.page, 'menu', 'Form');
	}, OPEN_MS);
	afterAll(async () => await editor?.close());

	it.each(levels)('$button: a key, and a text that is played', async ({ depth, path, button, key, text }) => {
		const { page } = editor;
		await formOf(page).getByRole('button', { name: button, exact: true }).click();
		await choose(page, `${path}.digit`, key);
		await add(page, 'Add Action', 'Play Text', depth);
		await typeInto(inputOf(page, `${path}.then.recordText`), text);
		await inputOf(page, `${path}.then.recordText`).blur();
	});

	it('cuts no label short, even on the third level', async () => {
		await takePictures(editor.page, 'menu');
		const cut = await editor.page.evaluate<string[]>(LABELS_CUT);
		expect(cut).toEqual([]);
	});

	it('sends the levels within each other', async () => {
		const { page } = editor;
		await execute(page);
		const { body } = await sentTo(editor, '/zvonobot/apiCalls/create', PHONE);
		const [first, second, third] = levels.map(({ text }) => ({ record: { text } }));
		expect(body).toMatchObject({
			ivrs: [{ digit: 1, ...first, ivrs: [{ digit: 2, ...second, ivrs: [{ digit: 1, ...third }] }] }],
		});
		await takePictures(page, 'menu-executed');
	});
});

describe('as n8n folds it for some users', () => {
	let editor: Editor;
	beforeAll(async () => {
		editor = await openEditor(FOLDED_LISTS);
		await editor.page.setViewportSize({ width: 1440, height: 1500 });
	}, OPEN_MS);
	afterAll(async () => await editor?.close());

	it('says on each folded branch what it stands for', async () => {
		const branches = { branch: [{ digit: '1' }, { digit: '', keyWords: 'yes, of course' }, { digit: '' }] };
		await openForm(editor, { type: 'zvonobot', parameters: { ...call, menu: 'form', branches } });
		for (const title of ['Key 1', 'yes, of course', 'Stays on the line']) {
			await formOf(editor.page).getByText(title, { exact: true }).first().waitFor();
		}
		await takePictures(editor.page, 'menu-folded');
	});
});
