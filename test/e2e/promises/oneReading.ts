/** What a field says is read once: guards, request, result and token go by the same reading, and by the item's own account. */

import type { Execution } from '../../../host/restExecutions';
import { mobilgroupAccount } from '../../../sandbox/accounts';
import { cannedWorld, phonesIn, withCredentials, type CannedWorld } from '../../support/e2e/cannedWorld';
import { dialled, dialledInAll, freshPhone, freshPhones } from '../../support/e2e/dialled';
import { failing, paidOperations } from '../../support/e2e/paid';
import { activatePaid, outcomesOf, outputsOfNode } from '../../support/e2e/paidWorkflow';
import { codeWebsite, verifiers } from '../../support/e2e/verification';
import type { World } from '../../../host/world';

const RANDOM_CODE = '={{ String(Math.floor(1000 + Math.random() * 9000)) }}';
const EITHER = '={{ Math.random() < 0.5 ? $json.may : $json.mayNot }}';
const MANY = 15;
/** The field of each credential that says whose account it is. */
const KEYS = { mcnTelecomApi: 'accessToken', mobilgroupApi: 'apiKey', zvonobotApi: 'apiKey' };
const byType = (value: unknown) =>
	Object.fromEntries(Object.entries(KEYS).map(([type, field]) => [type, { [field]: value }]));
const onError = 'continueErrorOutput';

export function oneReading(world: World): void {
	describe('a code that is another one at each reading', () => {
		const withCode = verifiers.filter(({ name }) => name !== 'MCN Telecom call for 2FA');
		it.each(withCode)('$name: is in the token as the person heard it', async (verifier) => {
			const parameters = { ...verifier.parameters, code: RANDOM_CODE, options: {} };
			const website = await codeWebsite(world, { ...verifier, parameters });
			const { token, code } = await website.send(freshPhone());
			await expect(website.check(token, code)).resolves.toMatchObject({ verified: true });
		});
	});

	describe('a phone that is another one at each reading', () => {
		const given = paidOperations.map((operation) => ({
			operation,
			name: operation.name,
			rows: Array.from({ length: MANY }, () => ({ may: freshPhone('10'), mayNot: freshPhone('11') })),
		}));
		let execution: Execution;
		beforeAll(async () => {
			const paid = await activatePaid(world, {
				settings: { onError },
				parameters: ({ inOneRequest }) => ({
					...(inOneRequest ? { recipientsFrom: 'typed', phoneNumbers: EITHER } : { phoneNumber: EITHER }),
					safety: { doNotCallList: '={{ $json.mayNot }}' },
				}),
			});
			execution = await paid.runAll(given.map(({ operation, rows }) => [operation, rows]));
		});

		it.each(given)(
			'$name: calls nobody of the do-not-call list, and tells whom it has called',
			({ name, rows }) => {
				const mayNot = rows.map((row) => row.mayNot);
				expect(dialled(world, mayNot)).toEqual(mayNot.map(() => 0));
				const placed = outputsOfNode(execution, name)
					.flat()
					.filter(({ outcome }) => outcome === 'placed')
					.map(({ phone }) => String(phone));
				const called = rows.map(({ may }) => may).filter((phone) => dialled(world, [phone])[0] > 0);
				expect(placed).toEqual(called);
				expect(dialledInAll(world, called)).toEqual(called.map(() => 1));
			},
		);
	});

	describe('an account of its own for each item', () => {
		const given = paidOperations.map((operation) => ({
			operation,
			name: operation.name,
			tenants: freshPhones('10', '11').map((phone) => ({ phone, key: `key-of-${phone}` })),
		}));
		let canned: CannedWorld;
		beforeAll(async () => {
			canned = await cannedWorld(world, byType('={{ $json.key }}'));
			const paid = await activatePaid(canned.world, { settings: { onError } });
			await paid.runAll(given.map(({ operation, tenants }) => [operation, tenants]));
		}, 60_000);
		afterAll(async () => await canned?.service.close());

		it.each(given)('$name: pays for its own call, or nobody is called', ({ tenants }) => {
			const keyOf = new Map(tenants.map(({ phone, key }) => [phone, key]));
			const requests = canned.service.requests.filter((request) =>
				phonesIn(request).some((phone) => keyOf.has(phone)),
			);
			const foreign = requests.filter((request) => {
				const sent = JSON.stringify([request.headers.authorization, request.body]);
				return phonesIn(request).some((phone) => !sent.includes(keyOf.get(phone) ?? '?'));
			});
			expect(foreign.map(phonesIn)).toEqual([]);
			const phones = requests.flatMap(phonesIn);
			expect(phones).toEqual([...new Set(phones)]);
		});
	});

	describe('an account that cannot be read', () => {
		const given = paidOperations.map((operation) => ({
			operation,
			name: operation.name,
			phones: freshPhones('10', '11'),
		}));
		const ran = new Map<string, Execution>();
		const nameless = {
			mcnTelecomApi: { baseUrl: 'no address' },
			mobilgroupApi: { baseUrl: 'no address' },
			zvonobotApi: { domain: '' },
		};
		beforeAll(async () => {
			const { sandbox } = world;
			const run = async (what: string, changes: Record<string, Record<string, unknown>>, broken: boolean) => {
				const changed = await withCredentials(world, sandbox, changes);
				const paid = await activatePaid(changed, { settings: { onError } });
				const rowsOf = (phones: string[]) =>
					broken ? [{ phone: phones[0] }, { phone: phones[1], broken }] : [{ phone: phones[1] }];
				const all = await paid.runAll(given.map(({ operation, phones }) => [operation, rowsOf(phones)]));
				ran.set(what, all);
			};
			await run('address', nameless, false);
			const keys = {
				mcnTelecomApi: { accessToken: failing('sandbox-mcn-access-token') },
				mobilgroupApi: { apiKey: failing(mobilgroupAccount.apiKey) },
				zvonobotApi: { apiKey: failing('sandbox-zvonobot-api-key') },
			};
			await run('key', keys, true);
		}, 60_000);

		it.each(given)(
			'$name: names the credential where it has no address, and sends nothing',
			({ name, phones }) => {
				const execution = ran.get('address');
				if (!execution) throw new Error('It has not run');
				expect(outcomesOf(execution, name, [phones[1]])).toEqual(['notSent']);
				const [failed] = outputsOfNode(execution, name).flat();
				expect(failed.error).toMatchObject({ message: expect.stringMatching(/Base URL|Domain|credential/i) });
			},
		);

		it.each(given)(
			'$name: calls the first, and says that nothing was sent for the second',
			({ name, phones }) => {
				const execution = ran.get('key');
				if (!execution) throw new Error('It has not run');
				expect(dialledInAll(world, phones)).toEqual([1, 0]);
				expect(outcomesOf(execution, name, phones)).toEqual(['placed', 'notSent']);
			},
		);
	});
}
