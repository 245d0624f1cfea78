import { sealCode, type SealedCode } from '../../../../nodes/shared/verification/sealedCode';
import { checkOperation } from '../../../../nodes/shared/verification/check';
import { noteNewest } from '../../../../nodes/shared/verification/newestCode';
import { itemWith } from '../../support/items';
import { memoryStore } from '../../support/markStore';

const service = {
	service: 'mcnTelecom' as const,
	credential: 'mcnTelecomApi',
	keyField: 'accessToken',
	keyLabel: 'Access Token',
};
const key = { service: 'mcnTelecom', secret: 'a-shared-key' };
let codes = 0;
const tokenOf = (change: Partial<SealedCode> = {}) =>
	sealCode(
		{
			id: `checked-${(codes += 1)}`,
			phone: '79000000100',
			code: '0427',
			callId: '7',
			// Each in seconds of its own.
			issuedAt: Date.now() - codes * 5_000,
			expiresAt: Date.now() + 60_000,
			...change,
		},
		key,
	);

const check = async (form: object, accessToken = key.secret, store = memoryStore()) => {
	const item = itemWith({ options: {}, ...form }, { credential: () => ({ accessToken }) });
	return await checkOperation(service).work(item, store);
};

describe('the check of a code', () => {
	it('says whose phone is verified, and by which call', async () => {
		await expect(check({ token: tokenOf(), typedCode: '0427' })).resolves.toEqual({
			verified: true,
			reason: null,
			attemptsLeft: 0,
			phone: '79000000100',
			callId: '7',
			message: 'The phone number is confirmed.',
			service: 'mcnTelecom',
		});
	});

	it.each([
		['text', '0427', null],
		['text with blanks', ' 04 27 ', null],
		['a JSON number, which has lost its zero', 427, null],
		['another code', '0428', 'wrong'],
		['a number that is another code', 428, 'wrong'],
		['nothing', '', 'wrong'],
	])('takes %s for what was typed', async (_what, typedCode, reason) => {
		await expect(check({ token: tokenOf(), typedCode })).resolves.toMatchObject({ reason });
	});

	it.each([
		['a number', 7],
		['a forged one', 'v1.text'],
		['one that has expired', tokenOf({ expiresAt: Date.now() - 1 }), 'expired'],
	])('verifies nobody with %s', async (_what, token, reason = 'invalid') => {
		await expect(check({ token, typedCode: '0427' })).resolves.toMatchObject({ verified: false, reason });
	});

	it.each([
		['no token', { token: undefined, typedCode: '0427' }, "'Token' is empty"],
		['an empty token', { token: ' ', typedCode: '0427' }, "'Token' is empty"],
		['nothing that was typed', { token: tokenOf(), typedCode: null }, "'Typed Code' is not there"],
	])('is refused with %s, which a workflow has lost', async (_what, form, message) => {
		await expect(check(form)).rejects.toMatchObject({ message, context: { outcome: 'notSent' } });
	});

	it('verifies nobody with a code that a newer one has replaced', async () => {
		const phone = '79000000199';
		const token = tokenOf({ phone, issuedAt: Date.now() - 1 });
		noteNewest('workflow', phone);
		await expect(check({ token, typedCode: '0427' })).resolves.toMatchObject({ reason: 'replaced', phone });
	});

	it.each([
		[{ token: ['v1.text'] }, "'Token' must be text, not a list"],
		[{ options: { attempts: 11 } }, "'Attempts' must be a whole number from 1 to 10"],
		[{ options: 'many' }, "'Options' must be set field by field"],
	])('refuses %j by its label', async (form, message) => {
		await expect(check({ token: tokenOf(), typedCode: '0427', ...form })).rejects.toThrow(message);
	});

	it('needs the key of the credential', async () => {
		await expect(check({ token: tokenOf(), typedCode: '0427' }, '')).rejects.toThrow(
			"'Access Token' is empty",
		);
	});

	it('checks nothing where the attempts cannot be counted, and says why', async () => {
		const store = memoryStore();
		const broken = { ...store, add: async () => await Promise.reject(new Error('no database')) };
		await expect(check({ token: tokenOf(), typedCode: '0427' }, key.secret, broken)).rejects.toMatchObject({
			message: "'Attempts' cannot be counted by n8n, so nothing was checked",
			description: expect.stringMatching(/Save the workflow/),
		});
	});
});
