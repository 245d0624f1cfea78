/** Lists that say whom to believe and what counts as a yes, as lists and not as text: what was found in use. */

import type { INodeParameters } from 'n8n-workflow';

import { runNode } from '../../support/engine/engine';
import { activeTrigger, type Delivery } from '../../support/engine/webhook';
import { asking, zvonobotNode } from '../../support/engine/zvonobot';
import { pressOne } from '../support/pressOne';
import { world } from './world';
import { deliveriesTo } from '../support/triggers';

/** @returns status and items of every delivery that Zvonobot can make, beside the delivery */
async function received(parameters: INodeParameters) {
	const deliveries = await deliveriesTo.zvonobotTrigger(world);
	const type = 'zvonobotTrigger';
	const states = ['answered', 'canceled', 'completed', 'queued', 'ringing', 'unknown'];
	const trigger = activeTrigger({
		...{ type, parameters: { states, ...parameters } },
		credentials: world.credentialFor(type),
	});
	await trigger.activate();
	const all: Array<{ delivery: Delivery; status: number; started: boolean }> = [];
	for (const delivery of deliveries) {
		const { status, items } = await trigger.deliver(delivery);
		all.push({ delivery, status, started: items !== undefined });
	}
	return all;
}

it.each([
	['a list', '={{ ["82.202.206.194", "192.0.2.7"] }}'],
	['a text', '={{ "82.202.206.194, 192.0.2.7" }}'],
])("takes callbacks from the 'Source Addresses' of %s, and from no other", async (_what, sources) => {
	const all = await received({ options: { sources } });
	const refused = all.filter(({ status }) => status === 403).map(({ delivery: { from } }) => from);
	expect(refused).toEqual(['192.0.2.8', '127.0.0.1']);
});

it.each(['={{ null }}', '={{ undefined }}', '={{ true }}', '={{ {} }}', '={{ [] }}'])(
	"is not activated with 'Source Addresses' that are %s: nobody knows whom to believe",
	async (sources) => {
		await expect(received({ options: { sources } })).rejects.toThrow("'Source Addresses'");
	},
);

it.each([
	['a list', '={{ ["2", "да"] }}'],
	['a list of numbers', '={{ [2, "да"] }}'],
	['a text', '2, да'],
])("starts for the 'Answers' of %s, and for no other", async (_what, answers) => {
	const all = await received({ events: ['ivrAnswer'], answers });
	const started = all.filter((one) => one.started).map(({ delivery: { body } }) => body);
	expect(started).toEqual([2, 'да'].map((answer) => ({ call: expect.objectContaining({ answer }) })));
});

it.each<[unknown, boolean]>([
	[['1', 'yes'], true],
	[[1], true],
	[1, true],
	['1, yes', true],
	[['2'], false],
	[[2, 'no'], false],
])("with the 'Approving Answers' %p key 1 gives approved: %p", async (value, approved) => {
	world.begin({});
	const branch = ['1', '2'].map((digit) => ({ digit, then: { smsText: 'Thank you' } }));
	const parameters = {
		...{ ...asking, menu: 'form', branches: { branch } },
		approvingAnswers: '={{ $json.value }}',
	};
	const node = zvonobotNode(world.url, parameters);
	const { stored } = await runNode(node, [{ phone: '79000000010', value: value as string }]);
	const [status, items] = await pressOne(node, stored, world.service.requests);
	const json = expect.objectContaining({ approved });
	expect([status, items]).toEqual([200, [expect.objectContaining({ json })]]);
});
