/** How much n8n stores of a long campaign: it stays in one place, and does not grow with the passes. */

import type { IDataObject } from 'n8n-workflow';

import { CannedService } from '../../support/cannedService';
import { campaign, jumpingClock, runCourse } from '../../support/engine/campaigns';
import { zvonobotCredential } from '../../support/engine/zvonobot';

const ROWS = 5000;
const LEAST_PASSES = 60;
const MOST_CHARACTERS = 30_000_000;
const FIRST_ID = 5_000_001;

jumpingClock();

it(`stores less than 30 MB of ${ROWS} rows whose calls nobody hears of for ${LEAST_PASSES} passes`, async () => {
	const service = await CannedService.start();
	const success = (data: unknown) => ({ body: { status: 'success', data } });
	service.answer('/apiCalls/create', ({ body }) =>
		success((body as { phones: string[] }).phones.map((phone, at) => ({ id: FIRST_ID + at, phone }))),
	);
	service.answer('/apiCalls/get', ({ body }) =>
		success(
			(body as { apiCallIdList: number[] }).apiCallIdList.map((id) => ({
				...{ id, calls: [{ phone: String(79_000_000_000 + id - FIRST_ID), status: 'created' }] },
			})),
		),
	);
	const node = {
		type: 'zvonobotCampaign',
		parameters: { ...campaign, options: { giveUpHours: 12 } },
		credentials: zvonobotCredential(service.url),
	};
	const rows: IDataObject[] = Array.from({ length: ROWS }, (_, row) => ({
		...{ row, phone: String(79_000_000_000 + row), name: `Person ${row}`, city: 'Moscow', debt: 1200.5 },
	}));
	const { done, stored } = await runCourse(node, rows);
	await service.close();
	process.stdout.write(
		`${ROWS} rows: ${stored.length} passes, ${Math.round(stored[0] / 1000)} kB stored after the first, ${Math.round(Math.max(...stored) / 1000)} kB at most\n`,
	);
	expect(stored.length).toBeGreaterThanOrEqual(LEAST_PASSES);
	expect(Math.max(...stored)).toBeLessThan(MOST_CHARACTERS);
	expect(done).toHaveLength(ROWS);
	expect(done.every(({ json }) => json.outcome === 'timedOut' && json.attempts === 1)).toBe(true);
}, 300_000);
