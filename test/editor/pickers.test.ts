/** The pickers: they list what the account has, find it by a part of its name, and keep what is chosen. */

import { OPEN_MS, openEditor, takePictures, type Editor } from '../support/editor/editor';
import { formOf, openForm } from '../support/editor/form';

let editor: Editor;
beforeAll(async () => {
	editor = await openEditor();
}, OPEN_MS);
afterAll(async () => await editor?.close());

interface Picker {
	field: string;
	type: string;
	parameters: Record<string, unknown>;
	listed: string[];
	typed: string;
	found: string;
}

const pickers: Picker[] = [
	{
		field: 'senderNumber',
		type: 'mobilgroup',
		parameters: { resource: 'mailing', operation: 'send' },
		listed: ['79000000001 · Main line', '79000000002 · Clinic'],
		typed: 'clin',
		found: '79000000002 · Clinic',
	},
	{
		field: 'script',
		type: 'mobilgroup',
		parameters: { resource: 'mailing', operation: 'send', content: 'script' },
		listed: ['Appointment reminder', 'Debt reminder with operator', 'Lead by key press'],
		typed: 'debt',
		found: 'Debt reminder with operator',
	},
	{
		field: 'phrase',
		type: 'mobilgroup',
		parameters: { resource: 'mailing', operation: 'send', content: 'phrase' },
		listed: ['We are closed today', 'Your order is ready'],
		typed: 'order',
		found: 'Your order is ready',
	},
	{
		field: 'scriptName',
		type: 'mobilgroup',
		parameters: { resource: 'lead', operation: 'create' },
		listed: ['Appointment reminder', 'Debt reminder with operator', 'Lead by key press'],
		typed: 'lead',
		found: 'Lead by key press',
	},
	{
		field: 'ownNumber',
		type: 'zvonobot',
		parameters: { resource: 'call', operation: 'create' },
		listed: ['+79000000011', '+79000000012', '+79000000013 (not confirmed)'],
		typed: '0012',
		found: '+79000000012',
	},
	{
		field: 'record',
		type: 'zvonobot',
		parameters: { resource: 'call', operation: 'create', audio: 'record' },
		listed: ['Greeting', 'Not moderated yet (not approved)'],
		typed: 'greet',
		found: 'Greeting',
	},
	{
		field: 'template',
		type: 'zvonobot',
		parameters: { resource: 'call', operation: 'createFromTemplate' },
		listed: [
			'Debt reminder (approved)',
			'Holiday (approved)',
			'New template (not approved)',
			'Offer (approved)',
		],
		typed: 'offer',
		found: 'Offer (approved)',
	},
	{
		field: 'lang',
		type: 'zvonobot',
		parameters: {
			resource: 'call',
			operation: 'create',
			additionalFields: { lang: { __rl: true, mode: 'list', value: '' } },
		},
		listed: ['English (en-US)', 'Қазақша (kk-KZ)', 'Русский (ru-RU)'],
		typed: 'рус',
		found: 'Русский (ru-RU)',
	},
];

it.each(pickers)('$type › $field', async ({ field, type, parameters, listed, typed, found }) => {
	const { page } = editor;
	await openForm(editor, { type, parameters });
	const chosen = formOf(page).getByTestId(`resource-locator-${field}`).getByTestId('rlc-input').first();
	await chosen.click();
	const items = page.getByTestId('rlc-item').filter({ visible: true });
	await items.first().waitFor();
	expect((await items.allInnerTexts()).map((text) => text.trim()).sort()).toEqual([...listed].sort());
	await takePictures(page, `picker-${type}-${field}`);
	await page.getByTestId('rlc-search').filter({ visible: true }).fill(typed);
	// The list is empty for a moment.
	await items.filter({ hasText: listed.find((name) => name !== found) }).waitFor({ state: 'detached' });
	await items.filter({ hasText: found }).waitFor();
	expect((await items.allInnerTexts()).map((text) => text.trim())).toEqual([found]);
	await items.click();
	await items.first().waitFor({ state: 'hidden' });
	expect(await chosen.inputValue()).toBe(found);
});
