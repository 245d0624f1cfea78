/** The phone on the page in a real browser: it rings, a person answers, presses, speaks, hangs up. */

import { type Page, takePicture } from '../support/browser/browser';
import { usePhonePage } from '../support/browser/phonePage';
import {
	flashCall,
	phoneOf,
	press,
	robocall,
	seenOn,
	untilSeen,
	untilSpoken,
} from '../support/browser/screen';

const { sandbox, open } = usePhonePage();
let page: Page;
beforeEach(async () => void ({ page } = await open()));

describe('a flash call', () => {
	it('rings from a number whose last digits are marked as the code', async () => {
		await untilSeen(page, 'Waiting for a call');
		await flashCall(sandbox, '0427');
		await press(page, 'Answer').waitFor();
		expect(await phoneOf(page).locator('mark').innerText()).toBe('0427');
		expect(await seenOn(page)).toMatch(/MCN Telecom · flash call\s+\+7 900 000 0427/);
		await takePicture(page, 'flash-call');
	});

	it.each([
		['Answer', 'Answered'],
		['Busy', 'Busy'],
		['Decline', 'Declined'],
	])('%s: the call stands in the list as %s', async (button, state) => {
		await flashCall(sandbox);
		await press(page, button).click();
		await page.getByRole('cell', { name: state, exact: true }).waitFor();
		await press(page, 'Ring this phone').waitFor();
		expect(await press(page, 'Answer').isVisible()).toBe(false);
	});
});

describe('a robocall', () => {
	beforeEach(async () => {
		await robocall(sandbox);
		await press(page, 'Answer').click();
	});

	it('says one word after the other', async () => {
		const spoken = phoneOf(page).locator('.spoken').first();
		const text = 'Your order is ready. Press 1 to have it delivered.';
		expect(text.startsWith(await spoken.innerText())).toBe(true);
		expect((await spoken.innerText()).length).toBeLessThan(text.length);
		await untilSpoken(page, text);
		await takePicture(page, 'robocall');
	});

	it('goes on with the key that is pressed, does not finish its sentence, and ends', async () => {
		await press(page, '1').click();
		await untilSeen(page, /^Your order.*…$/);
		await untilSeen(page, 'Thank you.');
		await untilSeen(page, /Call ended/);
		expect(await seenOn(page)).toMatch(/\b1\s+Thank you\./);
		expect(sandbox.state.zvonobot.calls.get(5_000_001)?.call.calls[0].ivrAnswers).toBe('|1');
	});

	it('offers the words that it listens to', async () => {
		await press(page, '“yes”').click();
		await untilSeen(page, 'I see.');
	});

	it('takes words that are typed', async () => {
		await page.getByLabel('What you say').fill('no');
		await press(page, 'Say').click();
		await untilSeen(page, 'I see.');
	});

	it('repeats itself when it does not understand', async () => {
		await press(page, '7').click();
		await untilSeen(page, 'The robot does not listen to that');
	});

	it('ends when the person hangs up', async () => {
		await press(page, 'Hang up').click();
		await untilSeen(page, /Call ended/);
		await page.getByRole('cell', { name: 'Answered', exact: true }).waitFor();
	});
});

describe('what the service tells n8n', () => {
	it('stands in the list in plain words, with every answer, and says that it is tried again', async () => {
		await robocall(sandbox, { phone: '79000000121', webhookUrl: `${sandbox.url}/sandbox/none` });
		const row = page.getByRole('row', {
			name: /The call has ended finished Not taken: 404 next try in a minute/,
		});
		await row.waitFor();
	});
});

describe('a call that nobody has to answer', () => {
	it('is looked at by its number in the list, and left again', async () => {
		await robocall(sandbox, { phone: '79000000121' });
		await page.getByRole('cell', { name: 'Answered', exact: true }).waitFor();
		await page.getByRole('button', { name: '+7 900 000 01 21' }).click();
		await untilSeen(page, 'Thank you.');
		await page.reload();
		await untilSeen(page, 'Thank you.');
		await press(page, 'Back to the phone').click();
		await untilSeen(page, 'Waiting for a call');
	});
});

describe('two calls at once', () => {
	it('the one that rings longest is on the phone, the other can be taken first', async () => {
		await flashCall(sandbox, '1111');
		await press(page, 'Answer').waitFor();
		await flashCall(sandbox, '2222');
		await press(page, 'Also rings: +7 900 000 22 22').click();
		expect(await phoneOf(page).locator('mark').innerText()).toBe('2222');
		await press(page, 'Decline').click();
		await phoneOf(page).locator('mark', { hasText: '1111' }).waitFor();
	});
});

describe('text from a call', () => {
	it('stays text, whatever is in it', async () => {
		const text = '<img src=x onerror="document.title=1"><b>bold</b> ${1} </li>';
		await robocall(sandbox, { record: { text }, ivrs: [{ keyWords: '<i>yes</i>' }] });
		await press(page, 'Answer').click();
		await untilSeen(page, text);
		await press(page, '“<i>yes</i>”').waitFor();
		expect(await phoneOf(page).locator('b, i, #lines img').count()).toBe(0);
	});
});
