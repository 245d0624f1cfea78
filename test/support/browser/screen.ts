/** The sandbox with its page open: what a person sees and does. */

import type { Locator } from 'playwright-core';

import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../../../sandbox/accounts';
import type { Sandbox } from '../../../sandbox/server';
import type { Page } from './browser';

/** A person in front of the page decides how it goes. */
export const AT_SCREEN = '79000000177';

export const phoneOf = (page: Page): Locator => page.getByRole('region', { name: 'Phone', exact: true });
export const press = (page: Page, name: string): Locator =>
	phoneOf(page).getByRole('button', { name, exact: true });
/** What stands on the phone as one text. */
export const seenOn = async (page: Page): Promise<string> => await phoneOf(page).innerText();

/** Waits until the phone shows that text. */
export async function untilSeen(page: Page, text: string | RegExp): Promise<void> {
	await phoneOf(page).getByText(text).filter({ visible: true }).first().waitFor();
}

/** Waits until the robot has spoken the last word; who hears the page has the sentence at once. */
export async function untilSpoken(page: Page, text: string): Promise<void> {
	await phoneOf(page).locator('.spoken', { hasText: text }).waitFor();
}

export async function flashCall({ url }: Sandbox, code = '0427', phone = AT_SCREEN): Promise<void> {
	const account = `${url}/mcn/v2/rest/account/${mcnAccount.accountId}`;
	await fetch(`${account}/flash_call?login_did=${phone}&code=${code}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${mcnAccount.accessToken}` },
	});
}

export async function mailing({ url }: Sandbox, phones: string[]): Promise<void> {
	const [{ number }] = mobilgroupAccount.numbers;
	await fetch(`${url}/mobilgroup/api/send/`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: mobilgroupAccount.apiKey },
		body: JSON.stringify({
			settings: { number, message: 'We are closed on Monday.' },
			subscribers: phones.map((phone) => ({ phone })),
		}),
	});
}

export async function robocall({ url }: Sandbox, body: object = {}): Promise<void> {
	await fetch(`${url}/zvonobot/apiCalls/create`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			apiKey: zvonobotAccount.apiKey,
			phone: AT_SCREEN,
			record: { text: 'Your order is ready. Press 1 to have it delivered.' },
			ivrs: [
				{ digit: 1, record: { text: 'Thank you.' } },
				{ keyWords: 'yes|no', record: { text: 'I see.' } },
			],
			...body,
		}),
	});
}
