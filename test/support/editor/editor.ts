/** n8n's editor in a real Chromium, signed in as the owner of the sandbox. */

import { type Cookie, selectors } from 'playwright-core';

import { n8nApi, type N8nApi } from '../../../host/restApi';
import { openBrowser, takePicture, type Browser, type Page } from '../browser/browser';
import { sharedWorld, type SharedWorld } from './world';

export type { Page };

// n8n's name for it.
selectors.setTestIdAttribute('data-test-id');

export interface Editor extends SharedWorld {
	page: Page;
	api: N8nApi;
	/** Opens a page of n8n by its path. */
	open(path: string): Promise<void>;
	close(): Promise<void>;
}

/** A machine that does much else may need minutes for a page as large as this one. */
const WAIT_MS = 180_000;
/** How long a browser that is to be started may take: the first one on a machine is installed. */
export const OPEN_MS = 600_000;
/** Folds the lists of a node's fields as n8n does for a part of its users. */
export const FOLDED_LISTS = { '048_collection_overhaul': 'variant' };

/** @param experiments of n8n's that are to be on, by name */
export async function openEditor(experiments: Record<string, string> = {}): Promise<Editor> {
	const world = sharedWorld();
	const api = await n8nApi(world.n8nUrl, world.session);
	const browser = await openBrowser();
	const close = async () => await browser.close();
	try {
		const page = await openSignedIn(browser, world, experiments);
		const open = async (path: string) => void (await page.goto(`${world.n8nUrl}${path}`));
		return { ...world, api, page, open, close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function openSignedIn(
	browser: Browser,
	world: SharedWorld,
	experiments: Record<string, string>,
): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 1440, height: 1000 },
		colorScheme: 'light',
		storageState: { cookies: cookiesOf(world), origins: [] },
	});
	context.setDefaultTimeout(WAIT_MS);
	const chosen = JSON.stringify(JSON.stringify(experiments));
	await context.addInitScript({ content: `localStorage.setItem('N8N_EXPERIMENT_OVERRIDES', ${chosen})` });
	return await context.newPage();
}

/** The owner's cookies, as a browser keeps them. */
function cookiesOf({ n8nUrl, session }: SharedWorld): Cookie[] {
	const { hostname: domain } = new URL(n8nUrl);
	return session.split('; ').map((cookie) => {
		const [name, value] = cookie.split(/=(.*)/);
		return { name, value, domain, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' };
	});
}

/** Colours change faster than what opens or unfolds. */
const RECOLOURS_MS = 250;

/** Keeps a picture of the page as it is in the light and in the dark. */
export async function takePictures(page: Page, name: string): Promise<void> {
	await takePicture(page, `editor-${name}-light`);
	await page.emulateMedia({ colorScheme: 'dark' });
	await takePicture(page, `editor-${name}-dark`, { settlesMs: RECOLOURS_MS });
	await page.emulateMedia({ colorScheme: 'light' });
}
