/** Pages in a real Chromium, and pictures of them. */

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

import { ensureChromium } from '../../../host/chromium';

export type { Browser, Page };

const PICTURES = path.resolve(__dirname, '../../../.reports/screenshots');
/** What has just appeared may still be moving. */
const SETTLES_MS = 600;
/** The machine may be busy. */
const WAIT_MS = 60_000;
const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

export async function openBrowser(): Promise<Browser> {
	return await chromium.launch({ executablePath: await ensureChromium(), args: QUIET });
}

export interface OpenPage {
	page: Page;
	/** What went wrong in the page, and what it asked of other machines. */
	wrongs: string[];
	close(): Promise<void>;
}

/** Opens a page in a browser profile of its own, in English unless another language is named. */
export async function openPage(
	browser: Browser,
	url: string,
	options: BrowserContextOptions = {},
): Promise<OpenPage> {
	const usual = { viewport: { width: 1360, height: 860 }, locale: 'en-US' };
	const context = await browser.newContext({ ...usual, ...options });
	context.setDefaultTimeout(WAIT_MS);
	const page = await context.newPage();
	const wrongs: string[] = [];
	page.on('pageerror', (error) => wrongs.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') wrongs.push(message.text());
	});
	page.on('request', (request) => {
		if (new URL(request.url()).origin !== new URL(url).origin) wrongs.push(`asks ${request.url()}`);
	});
	await page.goto(url);
	return { page, wrongs, close: async () => await context.close() };
}

/** A part of the page, and how large it is drawn. */
export interface Clip {
	x: number;
	y: number;
	width: number;
	height: number;
	scale: number;
}

/** Keeps a small picture of the page, or of a part of it, in .reports/screenshots. */
export async function takePicture(
	page: Page,
	name: string,
	{ settlesMs = SETTLES_MS, clip }: { settlesMs?: number; clip?: Clip } = {},
): Promise<void> {
	await page.waitForTimeout(settlesMs);
	const session = await page.context().newCDPSession(page);
	const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82, clip });
	await session.detach();
	await mkdir(PICTURES, { recursive: true });
	await writeFile(path.join(PICTURES, `${name}.webp`), Buffer.from(data, 'base64'));
}
