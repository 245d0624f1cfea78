import type { Sandbox } from '../../../sandbox/server';
import { startSandbox } from '../../../sandbox/server';
import { runNode } from '../support/engine';
import { mcnNode } from '../support/mcn';

describe('x', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(async () => await sandbox.close());
	it('runs', async () => {
		const r = await runNode(mcnNode(`${sandbox.url}/mcn`, { phoneNumber: '={{ $json.phone }}' }), [
			{ phone: '79000000100' },
		]);
		console.log(JSON.stringify(r, null, 1).slice(0, 6000));
		console.log(sandbox.state.requests);
		const e = await runNode(
			mcnNode(
				`${sandbox.url}/mcn`,
				{ phoneNumber: '={{ $json.phone }}' },
				{ onError: 'continueErrorOutput' },
			),
			[{ phone: '79000000100' }, { phone: 'abc' }, { phone: '79000000149' }, { phone: '79000000164' }],
		);
		console.log(JSON.stringify([e.items, e.errorItems, e.error], null, 1));
	});
});
