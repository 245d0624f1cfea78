/** The form of a trigger: it shows its addresses and what to do with them, listens, and turns green when a call is reported. */

import { mcnAccount } from '../../sandbox/accounts';
import { OPEN_MS, openEditor, takePictures, type Editor } from '../support/editor/editor';
import { formOf, openForm } from '../support/editor/form';
import { isGreen, readTable } from '../support/editor/output';
import { setMcnWebhook } from '../support/editor/sandbox';
import { runNode } from '../support/editor/workflow';

let editor: Editor;
beforeAll(async () => {
	editor = await openEditor();
}, OPEN_MS);
afterAll(async () => await editor?.close());

interface Trigger {
	type: string;
	header: string;
	/** What has to be done with the address. */
	advice: string;
	/** Has a call placed that is told to the address. */
	call: (address: string) => Promise<void>;
	columns: string[];
}

const PHONE = '79000000200';

const triggers: Trigger[] = [
	{
		type: 'mcnTelecomTrigger',
		header: 'Receive the state of a flash call',
		advice: 'followed by ?secret=',
		call: async (address) => {
			await setMcnWebhook(editor, `${address}?secret=${encodeURIComponent(mcnAccount.webhookSecret)}`);
			await runNode(editor, 'mcnTelecom', { operation: 'flashCall', phoneNumber: PHONE });
		},
		columns: ['callId', 'state'],
	},
	{
		type: 'mobilgroupTrigger',
		header: 'Receive the state of a verification call',
		advice: "into the option 'Callback URL'",
		call: async (address) => {
			const options = { callbackUrl: address };
			await runNode(editor, 'mobilgroup', { operation: 'flashCall', phoneNumber: PHONE, options });
		},
		columns: ['callId', 'phone', 'state'],
	},
	{
		type: 'zvonobotTrigger',
		header: 'Receive the state of a call or an answer in a menu',
		advice: "into 'Status Address' or 'Callback Address'",
		call: async (address) => {
			await runNode(editor, 'zvonobot', {
				resource: 'call',
				operation: 'create',
				recipientsFrom: 'typed',
				phoneNumbers: PHONE,
				callFrom: 'dutyNumber',
				text: 'Your order is ready.',
				callbacks: { webhookUrl: address },
			});
		},
		columns: ['callId', 'phone', 'state'],
	},
];

describe.each(triggers)('$type', ({ type, header, advice, call, columns }) => {
	let path: string;
	beforeAll(async () => {
		const { nodes } = await openForm(editor, { type });
		path = `${nodes[0].webhookId}/webhook`;
	});

	it('shows the address for tests and the one for production, and what to do with them', async () => {
		const { page } = editor;
		const form = formOf(page);
		const address = page.locator('.webhook-url:visible');
		await page.getByText('Webhook URLs', { exact: true }).click();
		await address.getByText(`${editor.n8nUrl}/webhook-test/${path}`, { exact: true }).waitFor();
		await page.getByTestId('radio-button-production').click();
		await address.getByText(`${editor.n8nUrl}/webhook/${path}`, { exact: true }).waitFor();
		expect(await address.count()).toBe(1);
		await form.getByText(advice).waitFor();
		await page.getByTestId('trigger-header').getByText(header).waitFor();
		await takePictures(page, `trigger-${type}`);
	});

	it('listens, and is green when it has heard of a call', async () => {
		const { page } = editor;
		const listening = page.getByTestId('trigger-listening');
		await page.getByTestId('trigger-execute-button').filter({ visible: true }).click();
		await listening.waitFor();
		await takePictures(page, `trigger-${type}-listening`);
		await call(`${editor.n8nUrl}/webhook-test/${path}`);
		await isGreen(page);
		await listening.waitFor({ state: 'hidden' });
		const table = await readTable(page);
		expect(table.columns).toEqual(expect.arrayContaining(columns));
		expect(table.rows).toHaveLength(1);
		await takePictures(page, `trigger-${type}-heard`);
	});
});
