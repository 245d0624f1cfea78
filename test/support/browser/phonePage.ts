import type { BrowserContextOptions } from 'playwright-core';

import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { type Browser, openBrowser, type OpenPage, openPage } from './browser';

const BROWSER_TIMEOUT_MS = 600_000;
const SANDBOX_TIMEOUT_MS = 60_000;

export interface PhonePage {
	sandbox: Sandbox;
	/** Opens the page of the sandbox, and resolves when it is live. */
	open: (options?: BrowserContextOptions) => Promise<OpenPage>;
}

/** One browser for the tests of one file, and a sandbox for each of them; whatever goes wrong in a page fails its test. */
export function usePhonePage(): PhonePage {
	let browser: Browser;
	let opened: OpenPage[];
	const sandbox = {} as Sandbox;
	beforeAll(async () => void (browser = await openBrowser()), BROWSER_TIMEOUT_MS);
	afterAll(async () => await browser?.close());
	beforeEach(async () => {
		opened = [];
		Object.assign(sandbox, await startSandbox({ callbackDelayMs: 20 }));
	}, SANDBOX_TIMEOUT_MS);
	afterEach(async () => {
		const wrongs = opened.flatMap((each) => each.wrongs);
		await Promise.all(opened.map(async (each) => await each.close()));
		await sandbox.close();
		expect(wrongs).toEqual([]);
	}, SANDBOX_TIMEOUT_MS);

	return {
		sandbox,
		open: async (options) => {
			const page = await openPage(browser, sandbox.url, options);
			opened.push(page);
			await page.page.locator('#connection.live').waitFor();
			return page;
		},
	};
}
