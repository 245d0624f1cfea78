/** The page after a reload, in the dark, by keyboard, on a small screen, for those who hear it, and when the sandbox is gone. */

import { startSandbox } from '../../sandbox/server';
import { findings } from '../support/browser/axe';
import { takePicture } from '../support/browser/browser';
import { flashCall, phoneOf, press, robocall, untilSeen } from '../support/browser/screen';
import { usePhonePage } from '../support/browser/phonePage';

const { sandbox, open } = usePhonePage();

const dark = { colorScheme: 'dark' as const };
const light = { colorScheme: 'light' as const };
const small = { viewport: { width: 360, height: 740 } };

describe('a reload', () => {
	it('finds the call that rings, the one that talks, and the one that is over', async () => {
		const { page } = await open();
		await robocall(sandbox);
		await press(page, 'Answer').waitFor();
		await page.reload();
		await press(page, 'Answer').click();
		await untilSeen(page, 'Your order is ready. Press 1 to have it delivered.');
		await page.reload();
		await untilSeen(page, 'Your order is ready. Press 1 to have it delivered.');
		await press(page, '1').click();
		await untilSeen(page, /Call ended/);
		await page.reload();
		await untilSeen(page, /Call ended/);
		await untilSeen(page, 'Thank you.');
	});

	it('keeps the buttons for sound as they were', async () => {
		const { page } = await open();
		const ringAloud = page.getByRole('button', { name: 'Ring aloud' });
		await ringAloud.click();
		await page.reload();
		expect(await ringAloud.getAttribute('aria-pressed')).toBe('true');
		await flashCall(sandbox);
		await press(page, 'Decline').click();
		await page.getByRole('cell', { name: 'Declined' }).waitFor();
	});
});

describe('without a mouse', () => {
	it('Enter answers, keys are pressed, Escape hangs up', async () => {
		const { page } = await open();
		await robocall(sandbox);
		await press(page, 'Answer').waitFor();
		await page.keyboard.press('Enter');
		await press(page, 'Hang up').waitFor();
		await page.keyboard.press('7');
		await untilSeen(page, 'The robot does not listen to that');
		await page.keyboard.press('Escape');
		await untilSeen(page, /Call ended/);
		await page.keyboard.press('Enter');
		await press(page, 'Answer').waitFor();
		await page.keyboard.press('Escape');
		await page.getByRole('cell', { name: 'Declined' }).waitFor();
	});

	it('everything can be reached, words are typed without pressing keys', async () => {
		const { page } = await open();
		await robocall(sandbox, { ivrs: [{ keyWords: '1 order' }] });
		await press(page, 'Answer').waitFor();
		await page.keyboard.press('Enter');
		await press(page, 'Hang up').waitFor();
		const words = page.getByLabel('What you say');
		await words.focus();
		await page.keyboard.type('1 order');
		await page.keyboard.press('Enter');
		await untilSeen(page, /Call ended/);
		expect(sandbox.state.zvonobot.calls.get(5_000_001)?.call.calls[0].ivrAnswers).toBe('|1 order');
	});
});

describe.each([
	['light', light],
	['dark', dark],
])('the %s page', (name, theme) => {
	it.each([
		['wide', {}],
		['small', small],
	])('can be read and heard, %s', async (size, viewport) => {
		const still = { reducedMotion: 'reduce' as const };
		const { page } = await open({ ...theme, ...viewport, ...still });
		await expect(findings(page)).resolves.toEqual([]);
		for (const ending of ['00', '01', '02', '03', '04'])
			await flashCall(sandbox, '0427', `790000001${ending}`);
		await robocall(sandbox);
		await press(page, 'Answer').waitFor();
		await expect(findings(page)).resolves.toEqual([]);
		await press(page, 'Answer').click();
		await untilSeen(page, 'Your order is ready. Press 1 to have it delivered.');
		await expect(findings(page)).resolves.toEqual([]);
		await takePicture(page, `phone-${size}-${name}`);
		await press(page, '1').click();
		await untilSeen(page, /Call ended/);
		await expect(findings(page)).resolves.toEqual([]);
	});

	it('has its own colours', async () => {
		const { page } = await open(theme);
		const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
		expect(background).toBe(name === 'light' ? 'rgb(243, 245, 248)' : 'rgb(12, 16, 23)');
	});
});

describe('on a small screen', () => {
	it('nothing is cut off to the side', async () => {
		const { page } = await open(small);
		await robocall(sandbox, { webhookUrl: `${sandbox.url}/sandbox/none` });
		await press(page, 'Answer').click();
		await press(page, '1').click();
		await untilSeen(page, /Call ended/);
		const beyond = await page.evaluate<number>(
			'document.documentElement.scrollWidth - document.documentElement.clientWidth',
		);
		expect(beyond).toBe(0);
	});
});

describe('when the sandbox is gone', () => {
	it('says so, and finds it again automatically', async () => {
		const { page, wrongs } = await open();
		await sandbox.close();
		await page.getByText('Reconnecting…').waitFor();
		await press(page, 'Ring this phone').click();
		await page.getByText('The sandbox cannot be reached. Is it still running?').waitFor();
		Object.assign(sandbox, await startSandbox({ port: Number(new URL(sandbox.url).port) }));
		await page.getByText('Live', { exact: true }).waitFor();
		await flashCall(sandbox, '0815');
		await phoneOf(page).locator('mark', { hasText: '0815' }).waitFor();
		// The browser notes each request that nobody took.
		expect(wrongs.splice(0)).not.toEqual([]);
	}, 30_000);
});
