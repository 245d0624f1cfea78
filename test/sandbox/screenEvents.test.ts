/** What the page is told, as it happens. */

import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../../sandbox/accounts';
import type { ScreenView } from '../../sandbox/screen/view';
import { AT_SCREEN, callers, move, untilState, viewOf } from '../support/sandbox/screen';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox({ callbackDelayMs: 2 });

interface Event {
	id?: string;
	retry?: string;
	view?: ScreenView;
}

/** Reads as many events as are wanted, or those of half a second. */
async function listen(count: number, lastEventId?: string): Promise<Event[]> {
	const headers: Record<string, string> = lastEventId ? { 'last-event-id': lastEventId } : {};
	const signal = AbortSignal.timeout(500);
	const response = await fetch(`${sandbox.url}/screen/events`, { headers, signal });
	expect(response.headers.get('content-type')).toBe('text/event-stream');
	const events: Event[] = [];
	let text = '';
	try {
		for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
			text += Buffer.from(chunk).toString();
			const parts = text.split('\n\n');
			text = parts.pop() ?? '';
			events.push(...parts.map(readEvent));
			if (events.length >= count) return events;
		}
	} catch {
		// The half second is over.
	}
	return events;
}

function readEvent(text: string): Event {
	const fields = Object.fromEntries(text.split('\n').map((line) => line.split(/: (.*)/s))) as Record<
		string,
		string
	>;
	const { id, retry, data } = fields;
	return { id, retry, view: data && (JSON.parse(data) as ScreenView) } as Event;
}

describe('the events', () => {
	it('comes at once, with how long to wait before asking again', async () => {
		const [first, second] = await listen(2);
		expect(first.retry).toBe('1000');
		expect(second.view).toEqual(await viewOf(sandbox));
	});

	it('comes again when something has happened, and not before', async () => {
		await expect(listen(3)).resolves.toHaveLength(2);
		const listening = listen(3);
		await callers.mcnFlashCall(sandbox);
		const events = await listening;
		expect(events).toHaveLength(3);
		expect(events[2].view?.calls[0]).toMatchObject({ service: 'mcnTelecom', phone: AT_SCREEN });
		await move(sandbox, (await untilState(sandbox, 'ringing')).key, { do: 'decline' });
		await untilState(sandbox, 'rejected');
	});

	it('does not come again for a page that has it, and comes for one that has missed something', async () => {
		const [, { id }] = await listen(2);
		await expect(listen(2, id)).resolves.toHaveLength(1);
		await expect(listen(2, 'of yesterday')).resolves.toHaveLength(2);
	});

	it('has balances and what of the documents was met', async () => {
		const { services } = await viewOf(sandbox);
		expect(services.map(({ service, rubles }) => [service, Number(rubles) > 0])).toEqual([
			['mcnTelecom', true],
			['mobilgroup', true],
			['zvonobot', true],
		]);
		expect(services[0].coverage).toContainEqual({ kind: 'endpoint', seen: 1, documented: 3 });
	});

	it('has every try to deliver a callback, and says whether another follows', async () => {
		const body = { phone: '79000000100', record: { text: 'Hi' }, webhookUrl: `${sandbox.url}/sandbox/none` };
		await callers.zvonobot(sandbox, '/apiCalls/create', body);
		await untilState(sandbox, 'answered');
		const { deliveries } = await viewOf(sandbox);
		expect(deliveries[0]).toMatchObject({
			service: 'zvonobot',
			tries: [{ status: 404 }],
			repeats: true,
			tells: expect.stringMatching(/^(processed|started|answered|finished)$/),
		});
	});

	it('has the newest of thousands of calls, and all that wait for a person', async () => {
		await callers.mcnFlashCall(sandbox);
		const { key } = await untilState(sandbox, 'ringing');
		const phones = Array.from({ length: 5000 }, (_, place) => `7900${String(place).padStart(5, '0')}00`);
		await callers.zvonobot(sandbox, '/apiCalls/create', { phone: undefined, phones, record: { text: 'Hi' } });
		const { calls, totals } = await viewOf(sandbox);
		expect(calls).toHaveLength(50);
		expect(calls.filter((call) => call.key === key)).toEqual([expect.objectContaining({ state: 'ringing' })]);
		expect(totals.calls).toBeGreaterThan(5000);
		await move(sandbox, key, { do: 'decline' });
	});

	it('has no secret and no token', async () => {
		const token = `v1.9999999999.${'n'.repeat(22)}.${'m'.repeat(43)}`;
		const webhookUrl = `${sandbox.url}/sandbox/none?token=${token}`;
		await callers.zvonobot(sandbox, '/apiCalls/create', { record: { text: 'Hi' }, webhookUrl });
		const { key } = await untilState(sandbox, 'ringing');
		const shown = JSON.stringify(await viewOf(sandbox));
		const secrets = [token, mcnAccount.accessToken, mobilgroupAccount.apiKey, zvonobotAccount.apiKey];
		expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
		await move(sandbox, key, { do: 'decline' });
	});
});
