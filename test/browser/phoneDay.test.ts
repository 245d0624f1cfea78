/** What stands beside the phone: the day so far, ten rows of each list or all of them, and the ways to n8n. */

import type { Page } from '../support/browser/browser';
import { flashCall, robocall } from '../support/browser/screen';
import { usePhonePage } from '../support/browser/phonePage';

const { sandbox, open } = usePhonePage();

const russian = { locale: 'ru-RU' };
const english = { locale: 'en-US' };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rowsOf = (page: Page, list: string) => page.locator(`#${list} tr`);
const phone = (at: number, ending: string) => `79000${String(at).padStart(4, '0')}${ending}`;

/** Waits until the list has as many rows, and no more. */
async function untilRows(page: Page, list: string, count: number): Promise<void> {
	await rowsOf(page, list)
		.nth(count - 1)
		.waitFor();
	await rowsOf(page, list).nth(count).waitFor({ state: 'detached' });
}

/** What the page says of the day, with plain spaces. */
const todayOn = async (page: Page) => (await page.locator('#today').innerText()).replace(/\s/g, ' ');

describe('today', () => {
	it.each([
		['English', english, 'No calls yet, and nothing spent.', '5 calls, 2 answered, 0.75 rubles spent'],
		[
			'Russian',
			russian,
			'Звонков ещё не было, ничего не потрачено.',
			'5 звонков, с ответом: 2, потрачено 0,75 рубля',
		],
	])('says in %s how many calls, how many answers and how many rubles', async (_name, options, none, sum) => {
		const { page } = await open(options);
		expect(await todayOn(page)).toBe(none);
		for (const ending of ['00', '01', '02', '04', '00'])
			await flashCall(sandbox, '0427', `790000001${ending}`);
		await page.locator('#calls .chip.ringing, #calls .chip.queued').first().waitFor({ state: 'detached' });
		await page.locator('#today', { hasText: options === english ? '2 answered' : 'с ответом: 2' }).waitFor();
		expect(await todayOn(page)).toBe(sum);
	});

	it.each([
		[1, '1 звонок', '1 call'],
		[2, '2 звонка', '2 calls'],
		[5, '5 звонков', '5 calls'],
		[21, '21 звонок', '21 calls'],
		[1234, '1 234 звонка', '1,234 calls'],
		[3.5, '3,50 звонка', '3.50 calls'],
	])('%d is counted right', async (count, inRussian, inEnglish) => {
		const counted = `import('/screen/formats.js').then(({ counted }) => counted(${count}, 'call'))`;
		for (const [options, text] of [
			[russian, inRussian],
			[english, inEnglish],
		] as const) {
			const { page } = await open(options);
			expect((await page.evaluate<string>(counted)).replace(/\s/g, ' ')).toBe(text);
		}
	});
});

describe('a list', () => {
	it('shows the ten newest of eleven calls, then all, and ten again', async () => {
		const { page } = await open(english);
		for (let at = 0; at < 10; at += 1) await flashCall(sandbox, '0427', phone(at, '01'));
		await untilRows(page, 'calls', 10);
		expect(await page.locator('#calls-more').isVisible()).toBe(false);
		await flashCall(sandbox, '0427', phone(10, '01'));
		await button(page, 'All (11)').waitFor();
		await untilRows(page, 'calls', 10);
		await rowsOf(page, 'calls').first().getByText('+7 900 000 10 01').waitFor();
		await button(page, 'All (11)').focus();
		await page.keyboard.press('Enter');
		await untilRows(page, 'calls', 11);
		const ten = button(page, 'Ten');
		expect(await ten.getAttribute('aria-expanded')).toBe('true');
		expect(await page.locator('#calls-more:focus').count()).toBe(1);
		await page.keyboard.press('Enter');
		await untilRows(page, 'calls', 10);
	});

	it('shows all of more calls and reports than the page gets at once, and what was said in the oldest', async () => {
		const phones = Array.from({ length: 60 }, (_, at) => phone(at, '21'));
		await robocall(sandbox, { phone: undefined, phones, webhookUrl: `${sandbox.url}/sandbox/none` });
		const { page } = await open(russian);
		await button(page, 'Все (60)').click();
		await untilRows(page, 'calls', 60);
		await page.locator('#reports-more').click();
		await page.locator('#reports tr').nth(59).waitFor();
		await button(page, '+7 900 000 00 21').click();
		await page.locator('#lines').getByText('Thank you.').first().waitFor();
		await page.reload();
		await page.locator('#lines').getByText('Thank you.').first().waitFor();
		await untilRows(page, 'calls', 10);
	});

	it.each([
		['English', english, /^No calls yet\. Run a workflow/, /^Nothing reported yet\./],
		['Russian', russian, /^Звонков ещё не было\. Запустите сценарий/, /^Пока ничего\./],
	])('that is empty says in %s what will be there', async (_name, options, calls, reports) => {
		const { page } = await open(options);
		await page.getByText(calls).waitFor();
		await page.getByText(reports).waitFor();
		expect(await page.getByRole('table').count()).toBe(0);
	});
});

describe('the ways to n8n', () => {
	it('are not there while the sandbox runs alone, and lead to n8n and its forms when it is known', async () => {
		const { page } = await open(english);
		expect(await page.getByRole('navigation').count()).toBe(0);
		const url = 'http://127.0.0.1:5678';
		sandbox.setLinks({ n8n: url, forms: [{ name: 'Approve an order', url: `${url}/form/new-order` }] });
		const links = page.getByRole('navigation', { name: 'Try it in n8n' }).getByRole('link');
		await links.nth(1).waitFor();
		expect(await links.nth(0).getAttribute('href')).toBe(url);
		expect(await links.nth(1).getAttribute('href')).toBe(`${url}/form/new-order`);
	});
});
