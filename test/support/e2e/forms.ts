/** Somebody who fills in n8n's forms, page by page, as a browser does. */

import { setTimeout as sleep } from 'node:timers/promises';

const WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 100;

export interface FormPage {
	/** The page as it is shown. */
	text: string;
	/** Fills in the fields in their order; resolves with the page that comes next. */
	submit(...fields: Array<string | File>): Promise<FormPage>;
}

/** The numbers that stand in a page as words of their own, scripts and fields included; styles and drawings are full of digits. */
export function numbersIn(page: string): string[] {
	const text = page.replace(/<(style|svg)\b.*?<\/\1>/gs, ' ');
	return text.match(/(?<![\w.-])\d+(?![\w.-])/g) ?? [];
}

/** Opens the first page of a form. */
export async function openForm(address: string): Promise<FormPage> {
	return await pageAt(address);
}

async function pageAt(address: string): Promise<FormPage> {
	const response = await fetch(address);
	const text = await response.text();
	if (!response.ok) throw new Error(`The form answered ${response.status}: ${text.slice(0, 300)}`);
	// The last page has no fields: it tells n8n that it is shown, and the execution ends.
	if (!text.includes('<form')) await fetch(address, { method: 'POST' });
	return { text, submit: async (...fields) => await submit(address, fields) };
}

async function submit(address: string, fields: Array<string | File>): Promise<FormPage> {
	const body = new FormData();
	fields.forEach((value, place) => body.set(`field-${place}`, value));
	const response = await fetch(address, { method: 'POST', body });
	const text = await response.text();
	if (!response.ok) throw new Error(`The form answered ${response.status}: ${text.slice(0, 300)}`);
	const { formWaitingUrl = address } = readJson(text);
	await untilItWaits(formWaitingUrl);
	return await pageAt(formWaitingUrl);
}

function readJson(text: string): { formWaitingUrl?: string } {
	return text.startsWith('{') ? (JSON.parse(text) as { formWaitingUrl?: string }) : {};
}

/** The page asks for the state of the execution, and shows what comes next when it waits or has ended. */
async function untilItWaits(address: string): Promise<void> {
	const url = new URL(address);
	url.pathname += '/n8n-execution-status';
	const deadline = Date.now() + WITHIN_MS;
	for (let status = ''; !['form-waiting', 'success', 'error', 'crashed'].includes(status); ) {
		if (Date.now() > deadline) throw new Error(`The form is still ${status} after ${WITHIN_MS / 1000} s`);
		await sleep(LOOK_AGAIN_MS);
		status = await (await fetch(url)).text();
	}
}
