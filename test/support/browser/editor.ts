/** n8n's own editor, as the owner of the sandbox's n8n uses it. */

import type { Locator } from 'playwright-core';

import { owner } from '../../../host/restConnection';
import type { World } from '../../../host/world';
import type { Browser, Page } from './browser';

/** The editor is a big page, and the machine may be busy. */
const PATIENCE_MS = 120_000;

/** Opens the editor, signed in. */
export async function openEditor(browser: Browser, { n8n }: World): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
	context.setDefaultTimeout(PATIENCE_MS);
	const page = await context.newPage();
	await page.goto(`${n8n.url}/signin`);
	await page.locator('input[type=email], input[name=emailOrLdapLoginId]').first().fill(owner.email);
	await page.locator('input[type=password]').fill(owner.password);
	await page.keyboard.press('Enter');
	await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
	return page;
}

/** Opens a workflow, and waits until its nodes are there. */
export async function openWorkflow(page: Page, { n8n }: World, id: string): Promise<void> {
	await page.goto(`${n8n.url}/workflow/${id}`);
	await page.locator('[data-test-id=canvas-node]').first().waitFor();
}

export const nodeOf = (page: Page, name: string): Locator =>
	page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`);

/** The green tick that a node gets when it has run well. */
export const tickOf = (page: Page, name: string): Locator =>
	nodeOf(page, name).locator('[data-test-id=canvas-node-status-success]');

/** The big button below the canvas. */
export const executeButton = (page: Page): Locator => page.locator('[data-test-id=execute-workflow-button]');
