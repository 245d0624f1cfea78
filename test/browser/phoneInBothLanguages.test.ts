/** The page of the sandbox in English and in Russian: which of them it speaks, and that all of it does. */

import { findings } from '../support/browser/axe';
import { type Page, takePicture } from '../support/browser/browser';
import { flashCall, robocall } from '../support/browser/screen';
import { usePhonePage } from '../support/browser/phonePage';

const { sandbox, open } = usePhonePage();

const russian = { locale: 'ru-RU' };
const english = { locale: 'en-US' };
const narrow = { viewport: { width: 400, height: 800 } };

const languageOf = async (page: Page) => await page.locator('html').getAttribute('lang');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const phone = (at: number, ending: string) => `79000${String(at).padStart(4, '0')}${ending}`;

/** Waits until the page shows that text. */
async function untilRead(page: Page, text: string | RegExp): Promise<void> {
	await page.getByText(text).filter({ visible: true }).first().waitFor();
}

describe('the language', () => {
	it.each([
		['ru-RU', 'ru', 'Телефон на экране'],
		['en-GB', 'en', 'Phone on the screen'],
		['de-DE', 'en', 'Phone on the screen'],
	])('of a browser in %s is %s', async (locale, lang, title) => {
		const { page } = await open({ locale });
		expect(await languageOf(page)).toBe(lang);
		await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
		expect(await page.title()).toBe(title);
	});

	it('can be switched, says at once what is there already, and is remembered', async () => {
		const { page } = await open(english);
		await flashCall(sandbox, '0427', '79000000101');
		await page.getByRole('row', { name: /MCN Telecom flash call .* Busy/ }).waitFor();
		await button(page, 'Русский').click();
		await page.getByRole('row', { name: /MCN Telecom флеш-колл .* Занято/ }).waitFor();
		await page.getByText('На связи', { exact: true }).waitFor();
		expect(await languageOf(page)).toBe('ru');
		await page.reload();
		await button(page, 'Позвонить сюда').waitFor();
		expect(await languageOf(page)).toBe('ru');
		await button(page, 'English').click();
		await page.reload();
		await button(page, 'Ring this phone').waitFor();
		expect(await button(page, 'Русский').getAttribute('lang')).toBe('ru');
	});

	it('has every text', async () => {
		const { page } = await open(english);
		const pairs = await page.evaluate<string[][]>(
			`import('/screen/texts.js').then(({ texts, operations, states }) =>
				[texts, operations, states].flatMap((each) => Object.values(each)))`,
		);
		expect(pairs.length).toBeGreaterThan(80);
		const isPair = ([first, second, ...more]: string[]) =>
			more.length === 0 && /[a-z]/i.test(first) && /[а-яё]|SMS/i.test(second);
		const others = pairs.filter((pair) => !isPair(pair));
		expect(others).toEqual([
			['Русский', 'English'],
			['“{word}”', '«{word}»'],
		]);
	});

	it('is that of the whole conversation: the call of the page, its buttons and its notes', async () => {
		const { page } = await open(russian);
		await button(page, 'Позвонить сюда').click();
		await button(page, 'Ответить').click();
		await untilRead(page, /^Здравствуйте! Ваш заказ/);
		await button(page, '7').click();
		await untilRead(page, 'Робот этого не ждёт');
		await button(page, '«да»').click();
		await untilRead(page, 'Спасибо! Привезём сегодня. До свидания.');
		await untilRead(page, /^Звонок закончен/);
	});
});

describe.each([
	['English', english],
	['Russian', russian],
])('the page in %s', (name, options) => {
	it.each([
		['wide', {}],
		['narrow', narrow],
	])('can be read and heard, and nothing is cut off, %s', async (size, viewport) => {
		const still = { reducedMotion: 'reduce' as const };
		const { page } = await open({ ...options, ...viewport, ...still });
		sandbox.setLinks({ n8n: sandbox.url, forms: [{ name: 'Approve an order', url: sandbox.url }] });
		await page.getByRole('link', { name: 'Approve an order' }).waitFor();
		await expect(findings(page)).resolves.toEqual([]);
		for (let at = 0; at < 11; at += 1) await flashCall(sandbox, '0427', phone(at, '01'));
		await robocall(sandbox, { webhookUrl: `${sandbox.url}/sandbox/none` });
		await page.locator('#calls-more').click();
		await page.locator('#reports tr').first().waitFor();
		await page.locator('summary').click();
		await expect(findings(page)).resolves.toEqual([]);
		const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
		expect(await page.evaluate<number>(beyond)).toBe(0);
		await takePicture(page, `page-${size}-${name}`);
	});
});
