/** An example of a row that comes out of a campaign: called, asked about, and answered. */

import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/server';
import { campaign, runCourse } from '../../test/support/engine/campaigns';
import { zvonobotNode } from '../../test/support/engine/zvonobot';

const CALL_ENDS_WITHIN_MS = 100;

/** The row that is called. */
export const rowIn = { id: 7, name: 'Elena', phone: '+7 900 000-10-21' };

async function rowOut(): Promise<IDataObject> {
	const sandbox = await startSandbox({ callbackDelayMs: 1, minuteMs: 1 });
	try {
		const { credentials } = zvonobotNode(`${sandbox.url}/zvonobot`, {});
		// The clock stands still here, so that nothing but its name tells one waiting node from another.
		const node = {
			type: 'zvonobotCampaign',
			parameters: campaign,
			credentials,
			settings: { id: randomUUID() },
		};
		const { done, error } = await runCourse(node, [rowIn], {
			beforePass: async () => await delay(CALL_ENDS_WITHIN_MS),
		});
		if (error) throw error;
		return done[0].json;
	} finally {
		await sandbox.close();
	}
}

/** By node. */
export const campaignOutputs: Record<string, () => Promise<IDataObject>> = {
	'zvonobotCampaign done': rowOut,
};
