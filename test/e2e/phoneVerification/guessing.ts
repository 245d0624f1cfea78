/** Whoever does not have the code tries to get in: by guessing, with old or changed tokens, with odd input. */

import { setTimeout as sleep } from 'node:timers/promises';

import type { World } from '../../../host/world';
import { mcnAccount } from '../../../sandbox/accounts';
import { cannedWorld } from '../../support/e2e/cannedWorld';
import { dialled, freshPhone } from '../../support/e2e/dialled';
import { codeFor, ownLimits, type SignUpSite, signUpSite, withChannels } from '../../support/e2e/signUp';
import { anotherCode } from '../../support/engine/verification';

const channels = { ...withChannels('mobilgroupFlashCall', 'mcnFlashCall'), ...ownLimits() };
/** Of a minute: 1.2 seconds. */
const SHORT_LIFE = 0.02;
const SHORT_LIFE_MS = 1_300;

export function guessing(world: World): void {
	let site: SignUpSite;
	beforeAll(async () => {
		site = await signUpSite(world, channels);
	});
	const started = async (at = site) => {
		const phone = freshPhone();
		const { token } = await at.start({ phone });
		return { phone, token: String(token), code: codeFor(world, phone) };
	};
	const timesAtOnce = async (times: number, token: string, code: unknown) =>
		await Promise.all(Array.from({ length: times }, async () => await site.check(token, code)));

	it('has three attempts over all executions, and then the right code is worthless', async () => {
		const { token, code } = await started();
		for (const attemptsLeft of [2, 1, 0])
			expect(await site.check(token, anotherCode(code))).toMatchObject({ reason: 'wrong', attemptsLeft });
		expect(await site.check(token, code)).toMatchObject({ verified: false, reason: 'tooManyAttempts' });
	});

	it('has three attempts in twenty at the same moment', async () => {
		const { token, code } = await started();
		const answers = await timesAtOnce(20, token, anotherCode(code));
		expect(answers.filter(({ reason }) => reason === 'wrong')).toHaveLength(3);
		expect(answers.filter(({ reason }) => reason === 'tooManyAttempts')).toHaveLength(17);
	});

	it('is let in once by twenty right codes at the same moment', async () => {
		const { token, code } = await started();
		const answers = await timesAtOnce(20, token, code);
		expect(answers.filter(({ verified }) => verified === true)).toHaveLength(1);
		expect(answers.filter(({ reason }) => reason === 'used')).toHaveLength(19);
	});

	it('learns from no answer how near the guess was', async () => {
		const { token, code } = await started();
		const messages = [await site.check(token, anotherCode(code)), await site.check('rubbish', code)];
		await site.check(token, code);
		messages.push(await site.check(token, code));
		expect(new Set(messages.map(({ message }) => message)).size).toBe(1);
	});

	it('gets in with a used code neither by its own token nor by that of another call', async () => {
		const [one, other] = [await started(), await started()];
		expect(await site.check(one.token, one.code)).toMatchObject({ verified: true });
		expect(await site.check(one.token, one.code)).toMatchObject({ verified: false, reason: 'used' });
		if (one.code !== other.code)
			expect(await site.check(other.token, one.code)).toMatchObject({ verified: false, reason: 'wrong' });
	});

	it('gets in with no token that has expired, and lets nobody be called with it', async () => {
		const brief = await signUpSite(world, { ...channels, options: { codeLife: SHORT_LIFE } });
		const { phone, token, code } = await started(brief);
		await sleep(SHORT_LIFE_MS);
		expect(await brief.check(token, code)).toMatchObject({ verified: false, reason: 'expired' });
		expect(await brief.next({ token })).toMatchObject({ outcome: 'skipped', reason: 'expired' });
		expect(dialled(world, [phone])).toEqual([1]);
	});

	it('gets in with no token that is changed anywhere', async () => {
		const { token, code } = await started();
		const changedAt = (place: number) =>
			`${token.slice(0, place)}${token[place] === 'A' ? 'B' : 'A'}${token.slice(place + 1)}`;
		const places = Array.from({ length: 8 }, (_, part) => Math.floor((token.length / 8) * part));
		const changed = [...places.map(changedAt), token.slice(0, -1), `${token}A`, `${token}=`];
		for (const wrong of changed) {
			expect(await site.check(wrong, code)).toMatchObject({ verified: false, reason: 'invalid' });
			expect(await site.next({ token: wrong })).toMatchObject({ outcome: 'skipped', reason: 'invalid' });
		}
		expect(await site.check(token, code)).toMatchObject({ verified: true });
	});

	it('gets in with no token of another credential', async () => {
		const changes = { mobilgroupApi: { apiKey: 'another-key' } };
		const { world: another, service, answers } = await cannedWorld(world, changes);
		const phone = freshPhone();
		answers.set(phone, { body: { result: 'ok', id: '1', price: '0.35', code: '4271' } });
		const { token } = await (await signUpSite(another, channels)).start({ phone });
		expect(token).toMatch(/^v1\./);
		expect(await site.check(token, '4271')).toMatchObject({ verified: false, reason: 'invalid' });
		expect(await site.next({ token })).toMatchObject({ outcome: 'skipped', reason: 'invalid' });
		expect(dialled(world, [phone])).toEqual([0]);
		await service.close();
	});

	it('gets in with nothing typed, and that was an attempt', async () => {
		const { token, code } = await started();
		for (const typed of ['', '   ', ''])
			expect(await site.check(token, typed)).toMatchObject({ reason: 'wrong' });
		expect(await site.check(token, code)).toMatchObject({ reason: 'tooManyAttempts' });
	});

	it.each([
		['a list', (code: string) => [code]],
		['a list of all', (code: string) => ['0000', code, '9999']],
		['an object', (code: string) => ({ code })],
		['true', () => true],
		['nothing at all', () => undefined],
		['an object of a database', () => ({ $ne: null })],
	])('does not get in with %s in place of the code', async (_what, typed) => {
		const { token, code } = await started();
		const answer = await site.check(token, typed(code));
		expect(answer.verified).not.toBe(true);
		expect(await site.check(token, code)).toMatchObject({ verified: true });
	});

	it('is taken at their word with the right code as a number', async () => {
		const { token, code } = await started();
		expect(await site.check(token, Number(code))).toMatchObject({ verified: true });
	});

	it.each([
		['a list', (token: string) => [token]],
		['an object', (token: string) => ({ token })],
		['a number', () => 1],
	])('does not get in with %s in place of the token', async (_what, changed) => {
		const { phone, token, code } = await started();
		expect((await site.check(changed(token), code)).verified).not.toBe(true);
		expect((await site.next({ token: changed(token) })).outcome).not.toBe('placed');
		expect(dialled(world, [phone])).toEqual([1]);
	});

	it('finds the code nowhere in what comes back', async () => {
		const phone = freshPhone();
		const answer = await site.start({ phone });
		const { token, expiresAt, callId, ...rest } = answer;
		expect([token, expiresAt, callId]).not.toContain(codeFor(world, phone));
		expect(JSON.stringify({ ...rest, phone: '' })).not.toContain(codeFor(world, phone));
		expect(JSON.stringify(answer)).not.toContain(mcnAccount.accessToken);
	});
}
