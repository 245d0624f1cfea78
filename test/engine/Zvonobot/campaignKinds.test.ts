/** A campaign whose rows are of both kinds: with a template, and without. Each kind has its own addresses, and IDs of its own. */

import { CannedService } from '../../support/cannedService';
import { campaign, jumpingClock, runCourse } from '../../support/engine/campaigns';
import { startOver } from '../../support/engine/engine';
import { zvonobotCredential } from '../../support/engine/zvonobot';

jumpingClock();
beforeEach(startOver);

const success = (data: unknown) => ({ body: { status: 'success', data } });
const byId = (mode: string, value: string) => ({ __rl: true, mode, value });
const rows = [
	{ phone: '79000400100', kind: 'text' },
	{ phone: '79000400101', kind: 'template' },
];

it('asks for each call where it was placed', async () => {
	const service = await CannedService.start();
	const placed = new Map<string, string[]>();
	const sameId = (address: string, phones: string[]) => {
		placed.set(address, phones);
		return success(phones.map((phone) => ({ id: 7, phone })));
	};
	const ended = (address: string, key: string) =>
		success((placed.get(address) ?? []).map((phone) => ({ id: 7, calls: [{ phone, ...answered(key) }] })));
	const answered = (key: string) => ({ status: 'finished', ivrAnswers: `|${key}` });
	service.answer('/apiCalls/create', ({ body }) => sameId('text', (body as { phones: string[] }).phones));
	service.answer('/apiCalls/createWithTemplate', ({ body }) =>
		sameId(
			'template',
			(body as { phones: Array<{ phone: string } | string> }).phones.map((one) =>
				typeof one === 'string' ? one : one.phone,
			),
		),
	);
	service.answer('/apiCalls/get', () => ended('text', '1'));
	service.answer('/apiCalls/getWithTemplates', () => ended('template', '2'));
	service.answer('/apiCalls/getTemplates', () => success([{ id: 7, name: 'Reminder' }]));
	const parameters = {
		...campaign,
		audio: '={{ $json.kind }}',
		template: byId('id', '7'),
		approvingAnswers: '2',
		record: byId('id', '5'),
	};
	const node = {
		type: 'zvonobotCampaign',
		parameters: parameters as never,
		credentials: zvonobotCredential(service.url),
	};
	const { done, error } = await runCourse(node, rows);
	await service.close();
	expect(error).toBeUndefined();
	expect(done.map(({ json }) => json.answer)).toEqual(['1', '2']);
});
