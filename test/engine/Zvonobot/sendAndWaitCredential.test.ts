/** A credential that callbacks cannot be checked with: it looks at the input, or it has changed while somebody waits. */

import type { IDataObject } from 'n8n-workflow';

import { zvonobotAccount } from '../../../sandbox/accounts';
import { runNode } from '../../support/engine/engine';
import { deliverTo } from '../../support/engine/waiting';
import { zvonobotCredential } from '../../support/engine/zvonobot';
import { phonesOf, pressed, zvonobotPeople } from '../../support/engine/zvonobotPeople';

const people = zvonobotPeople();
const [FIRST, SECOND] = phonesOf(2);
const { apiKey } = zvonobotAccount;
const under = (credential: Record<string, string>) => {
	const node = people.node();
	const { domain } = node.credentials.zvonobotApi as { domain: string };
	return { ...node, credentials: zvonobotCredential(domain, credential) };
};
const stampOf = (create: IDataObject) => JSON.parse(create.webhookParameters as string) as object;
const ended = () => {
	const [create] = people.asked('create');
	return { apiCalls: [{ id: people.idOf(0), calls: [{ phone: FIRST, ...pressed(1) }] }], ...stampOf(create) };
};

describe('Zvonobot › Call › Ask by Phone and Wait, a credential with an expression', () => {
	it.each([
		['apiKey', '={{ $json.key }}', /'API Key' or 'Domain'/],
		['apiKey', "={{ $('Input').first().json.key }}", /'API Key' or 'Domain'/],
		['apiKey', '={{ $now.toMillis() }}', /in 'API Key' that/],
		['domain', '={{ $json.key && $json.domain }}', /'API Key' or 'Domain'/],
	])('calls nobody where %s is %s', async (field, expression, message) => {
		const { domain } = people.node().credentials.zvonobotApi as { domain: string };
		const { error } = await runNode(under({ [field]: expression }), [{ phone: FIRST, key: apiKey, domain }]);
		expect(error?.message).toMatch(/^'zvonobotApi' \(credential\) has an expression in/);
		expect(error?.message).toMatch(message);
		expect(error).toMatchObject({ description: expect.stringMatching(/fixed value.*Nobody was called/) });
		expect(people.asked('create')).toEqual([]);
	});

	it('calls nobody where it reads $input, which is nothing to n8n 1.x even before the call', async () => {
		const { error } = await runNode(under({ apiKey: '={{ $input.first().json.key }}' }), [
			{ phone: FIRST, key: apiKey },
		]);
		expect(error?.message).toMatch(/'API Key'/);
		expect(people.asked('create')).toEqual([]);
	});

	it('fails the items that look at the input, and no run of another operation', async () => {
		const node = under({ apiKey: '={{ $json.key }}' });
		const { error } = await runNode(
			{ ...node, parameters: { ...node.parameters, operation: 'getAll', ids: String(people.idOf(0)) } },
			[{ key: apiKey }],
		);
		expect(error?.message ?? '').not.toMatch(/has an expression in/);
	});

	it('that says the same without any input is taken, and its callbacks bring the execution back', async () => {
		const node = under({ apiKey: `={{ '${apiKey.slice(0, 4)}' + '${apiKey.slice(4)}' }}` });
		const { stored } = await runNode(node, [{ phone: FIRST }]);
		const { items } = await deliverTo(node, stored, { body: ended() });
		expect(items?.[0].json).toMatchObject({ approved: true, phone: FIRST });
	});
});

describe('Zvonobot › Call › Ask by Phone and Wait, a credential that changes while somebody waits', () => {
	const REPEAT = { status: 'refused', reason: expect.stringMatching(/cannot read callbacks/) };

	it.each([
		['is gone', { credentials: {} }],
		[
			'cannot be evaluated any more',
			{ credentials: zvonobotCredential('x', { apiKey: '={{ $json.key }}' }) },
		],
	])('has its callbacks repeated where it %s, and goes on waiting', async (_how, changed) => {
		const { stored } = await people.ask([FIRST]);
		const { status, answer, items } = await deliverTo({ ...people.node(), ...changed }, stored, {
			body: ended(),
		});
		expect([status, answer, items]).toEqual([503, REPEAT, undefined]);
		const { items: later } = await deliverTo(people.node(), stored, { body: ended() });
		expect(later?.[0].json).toMatchObject({ approved: true });
	});

	it('goes on with what callbacks have said of several people where its domain is spoiled', async () => {
		const { stored } = await people.ask([FIRST, SECOND]);
		const spoiled = under({ domain: 'not a domain' });
		const first = await people.tell(stored, 0, pressed(1), undefined, spoiled);
		expect([first.status, first.items]).toEqual([503, undefined]);
		const { items } = await people.tell(stored, 1, pressed(2), undefined, spoiled);
		expect(items?.map(({ json }) => [json.phone, json.approved])).toEqual([
			[FIRST, true],
			[SECOND, false],
		]);
	});
});
