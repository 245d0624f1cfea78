import type { IContextObject, ITaskData } from 'n8n-workflow';

import { executionName } from '../../../../nodes/shared/calls/executionName';
import type { RunContext } from '../../../../nodes/shared/calls/owner';

interface Given {
	id?: string;
	mode?: string;
	token?: string;
	kept?: IContextObject;
	/** When the first run of each node began, as n8n stores it of what is retried. */
	began?: Record<string, number>;
}

function contextOf({ id = '7', mode = 'webhook', token, kept = {}, began = {} }: Given): RunContext {
	const runs = Object.entries(began).map(([node, startTime]) => [node, [{ startTime } as ITaskData]]);
	const resumeUrl = `https://n8n.example/webhook-waiting/${id}${token ? `?signature=${token}` : ''}`;
	return {
		getContext: () => kept,
		getExecutionId: () => id,
		getMode: () => mode,
		getWorkflowDataProxy: () => ({ $execution: { resumeUrl } }),
		getExecutionDataById: async () => ({ resultData: { runData: Object.fromEntries(runs) as object } }),
	} as unknown as RunContext;
}

const nameOf = async (given: Given) => await executionName(contextOf(given));

describe('in n8n 2', () => {
	it('is the same for all that have a token in common', async () => {
		const first = await nameOf({ id: '7', token: 'one' });
		expect(await nameOf({ id: '8', mode: 'retry', token: 'one' })).toBe(first);
		expect(await nameOf({ id: '9', token: 'other' })).not.toBe(first);
	});

	it('does not tell the token', async () => {
		expect(await nameOf({ token: 'the-token' })).not.toContain('the-token');
	});
});

describe('in n8n 1', () => {
	const began = { Webhook: 1_000, Rows: 1_002 };

	it('is the ID of what is no retry', async () => {
		expect(await nameOf({ id: '7', began })).toBe('7');
	});

	it('is what the node has kept of the execution that is retried', async () => {
		const kept = {};
		await nameOf({ id: '7', kept });
		expect(await nameOf({ id: '8', mode: 'retry', kept: { ...kept }, began })).toBe('7');
	});

	it('is the same for all retries of an execution in which the node has not run', async () => {
		const first = await nameOf({ id: '8', mode: 'retry', began });
		expect(await nameOf({ id: '9', mode: 'retry', began })).toBe(first);
		// A retry of a retry: the nodes between have run, too.
		expect(await nameOf({ id: '10', mode: 'retry', began: { CRM: 2_000, ...began } })).toBe(first);
	});

	it('is another one for retries of another execution', async () => {
		const first = await nameOf({ id: '8', mode: 'retry', began });
		expect(await nameOf({ id: '9', mode: 'retry', began: { Webhook: 1_001, Rows: 1_003 } })).not.toBe(first);
	});

	it('is the ID of a retry of which n8n has stored nothing', async () => {
		expect(await nameOf({ id: '8', mode: 'retry' })).toBe('8');
		const broken = Object.assign(contextOf({ id: '9', mode: 'retry' }), {
			getExecutionDataById: async () => await Promise.reject<never>(new Error('the database is gone')),
		});
		expect(await executionName(broken)).toBe('9');
	});
});

it('is a name of its own outside of an execution', async () => {
	const context = contextOf({ id: '' });
	expect(await executionName(context)).toBe(await executionName(context));
	expect(await nameOf({ id: '' })).not.toBe(await nameOf({ id: '' }));
});
