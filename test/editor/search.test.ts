/** How people find the nodes: the editor's search, what it lists for each, and the icons, in the light and in the dark. */

import type { Locator } from 'playwright-core';

import { searchWords } from '../support/searchWords';
import { OPEN_MS, openEditor, takePictures, type Editor } from '../support/editor/editor';

const NAMES: Record<string, string> = {
	mcnTelecom: 'MCN Telecom',
	mobilgroup: 'Mobilgroup',
	phoneVerification: 'Phone Verification',
	zvonobot: 'Zvonobot',
};
/** How the line below the name begins. */
const LINES: Record<string, RegExp> = {
	mcnTelecom: /^Verify phone numbers by flash call/,
	mobilgroup: /^Verify phone numbers by call, send voice mailings and call leads/,
	phoneVerification: /^Verify phone numbers by call: by the first of several channels/,
	zvonobot: /^Call many people at once, ask somebody by phone and verify numbers/,
};
/** Their triggers are listed first, and their actions are folded until somebody clicks. */
const HAVE_TRIGGERS = ['mcnTelecom', 'mobilgroup', 'zvonobot'];
/** How many rows the list shows without scrolling. */
const FIRST_PAGE = 8;

let editor: Editor;
let search: Locator;
let found: Locator;

beforeAll(async () => {
	editor = await openEditor();
	const { page } = editor;
	search = page.getByTestId('node-creator-search-bar');
	found = page.getByTestId('item-iterator-item');
}, OPEN_MS);
afterAll(async () => await editor?.close());

/** How long a key may take to be heard; a page that has only just been drawn hears none. */
const HEARD_MS = 5_000;
const MOST_PRESSES = 20;

async function openSearch(): Promise<void> {
	await editor.page.getByTestId('canvas-wrapper').waitFor();
	const isOpen = async () =>
		await search.waitFor({ timeout: HEARD_MS }).then(
			() => true,
			() => false,
		);
	for (let presses = 0; presses < MOST_PRESSES; presses++) {
		await editor.page.keyboard.press('n');
		if (await isOpen()) return;
	}
	throw new Error('The list of nodes does not open');
}

/** Types a word, and resolves when the list has every one of the nodes on its first page. */
async function find(word: string, nodes: string[]): Promise<void> {
	// Nothing is left of the word before.
	await search.fill('no node is called this');
	await found.first().waitFor({ state: 'detached' });
	await search.fill(word);
	for (const node of nodes) await rowOf(node).waitFor();
	const names = await editor.page.getByTestId('node-creator-item-name').allInnerTexts();
	expect(names.slice(0, FIRST_PAGE)).toEqual(expect.arrayContaining(nodes.map((node) => NAMES[node])));
}

const rowOf = (node: string): Locator =>
	editor.page.locator(`[data-keyboard-nav-id^="n8n-nodes-voice-calls.${node}-"]`);

describe('in a workflow that has a trigger', () => {
	beforeAll(async () => {
		const { id } = await editor.api.importWorkflow({
			name: 'Begun',
			nodes: [
				{
					id: 'start',
					name: 'Start',
					type: 'n8n-nodes-base.manualTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
				},
			],
			connections: {},
		});
		await editor.open(`/workflow/${id}`);
		await openSearch();
	});

	it.each(Object.entries(searchWords))('"%s" finds %j', async (word, nodes) => {
		await find(word, nodes);
	});

	// Many nodes of n8n's own have these words, so the list has to be scrolled.
	it.each(['approval', 'hitl'])('"%s" finds Zvonobot, which asks by phone', async (word) => {
		await search.fill(word);
		await rowOf('zvonobot').waitFor();
	});

	it('lists Zvonobot under "Human review", where it asks by phone', async () => {
		await search.fill('');
		await editor.page.getByTestId('node-creator').getByText('Human review', { exact: true }).first().click();
		const asking = editor.page.getByTestId('node-creator-item-name').filter({ hasText: 'Zvonobot' });
		await asking.waitFor();
		await takePictures(editor.page, 'human-review');
	});
});

describe('in an empty workflow, where triggers and actions are found together', () => {
	beforeAll(async () => {
		await editor.open('/workflow/new');
		await openSearch();
	});

	it.each(['flash call', 'robocall', 'звонок', 'голосовая рассылка'])('"%s" finds them', async (word) => {
		await find(word, searchWords[word]);
		if (word === 'flash call') await takePictures(editor.page, 'search');
	});

	it.each(Object.entries(LINES))('%s says what the service does', async (node, line) => {
		await find(NAMES[node], [node]);
		await rowOf(node).getByText(line).waitFor();
	});

	it.each(Object.keys(NAMES))('%s has its icon, another one in the dark', async (node) => {
		await find('flash call', [node]);
		const shown = async (scheme: 'light' | 'dark', file: string) => {
			await editor.page.emulateMedia({ colorScheme: scheme });
			const icon = rowOf(node).locator(`img[src$="/icons/${file}"]`).first();
			await icon.waitFor();
			const image = await fetch(`${editor.n8nUrl}${await icon.getAttribute('src')}`);
			expect(image.headers.get('content-type')).toBe('image/svg+xml');
		};
		await shown('dark', `${node}.dark.svg`);
		await shown('light', `${node}.svg`);
	});

	it.each(Object.keys(NAMES))('%s lists every operation and event, in words', async (node) => {
		await find(NAMES[node], [node]);
		await rowOf(node).click();
		const { page } = editor;
		if (HAVE_TRIGGERS.includes(node)) await page.getByText(/^Actions \(\d+\)$/).click();
		for (const action of await actionsOf(node)) await found.getByText(action, { exact: true }).waitFor();
		await takePictures(page, `actions-${node}`);
		await page.getByTestId('node-creator').getByRole('button').first().click();
	});
});

/** The operations of a node, as its description names them for this list. */
async function actionsOf(node: string): Promise<string[]> {
	const types = await editor.api.nodeTypes();
	const description = types.find(({ name }) => name === `n8n-nodes-voice-calls.${node}`);
	const operations = (
		description?.properties as Array<{ name: string; options?: Array<{ action?: string }> }>
	)
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [] }) => options.map(({ action }) => action));
	return operations.filter((action) => action !== undefined);
}
