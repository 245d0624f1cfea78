import { runNode } from '../../support/engine/engine';
import { plainCall } from '../../support/engine/zvonobot';
import { planned, zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { node, place, bodies } = world;
const asItems = (ids: string[]) => ids.map((callId) => ({ callId }));
const update = (parameters = {}, settings = {}) =>
	node({ operation: 'update', callsFrom: 'items', callIdField: 'callId', ...parameters }, settings);
const remove = (parameters = {}, settings = {}) =>
	node({ operation: 'delete', callsFrom: 'items', callIdField: 'callId', ...parameters }, settings);

describe('Zvonobot › Call › Update', () => {
	it('moves many calls in one request (POST /apiCalls/update, callList[].id, callList[].replannedAt)', async () => {
		const ids = await place(['79000000100', '79000000102'], planned);
		const { items } = await runNode(update({ newTime: '2033-05-19T03:33:20Z' }), asItems(ids));
		expect(bodies('update')).toEqual([
			{
				apiKey: expect.any(String),
				callList: ids.map((id) => ({ id: Number(id), replannedAt: 2_000_086_400 })),
			},
		]);
		expect(items).toEqual(
			ids.map((callId, item) => ({
				json: { callId, updated: true, plannedAt: '2033-05-19T03:33:20.000Z', service: 'zvonobot' },
				pairedItem: { item },
			})),
		);
	});

	it('takes a time of its own for each item, still in one request', async () => {
		const ids = await place(['79000000100', '79000000102'], planned);
		const before = bodies('update').length;
		const input = ids.map((callId, place) => ({ callId, at: `2033-05-2${place}T00:00:00Z` }));
		await runNode(update({ newTime: '={{ $json.at }}' }), input);
		const [{ callList }] = bodies('update').slice(before) as Array<{ callList: object[] }>;
		expect(callList).toHaveLength(2);
	});

	it('tells which calls were not moved', async () => {
		const ids = await place(['79000000100'], planned);
		const { items, errorItems } = await runNode(
			update({ newTime: '2033-05-19T03:33:20Z' }, { onError: 'continueErrorOutput' }),
			asItems([...ids, '4']),
		);
		expect(items).toHaveLength(1);
		expect(errorItems[0].json.error).toMatchObject({
			message: 'Zvonobot did not move this call',
			outcome: 'refused',
			itemIndex: 1,
		});
	});
});

describe('Zvonobot › Call › Delete', () => {
	it('removes many calls in one request, always as idList (POST /apiCalls/remove)', async () => {
		const ids = await place(['79000000100', '79000000102'], planned);
		const { items } = await runNode(remove(), asItems(ids));
		expect(bodies('remove')).toEqual([
			{ apiKey: expect.any(String), idList: ids.map(Number), isTemplate: 0 },
		]);
		expect(items.map(({ json }) => json)).toEqual(
			ids.map((callId) => ({ deleted: true, callId, service: 'zvonobot' })),
		);
	});

	it('says which were not removed, and that calls from templates are another kind (isTemplate)', async () => {
		const placing = node({
			...plainCall,
			operation: 'createFromTemplate',
			template: { __rl: true, mode: 'id', value: '4' },
			...planned,
		});
		const { items: placed } = await runNode(placing, [{ phone: '79000000100' }]);
		const input = placed.map(({ json }) => json);
		const wrong = await runNode(remove({}, { onError: 'continueErrorOutput' }), input);
		expect(wrong.errorItems[0].json.error).toMatchObject({
			message: 'Zvonobot did not remove this call',
			description: expect.stringMatching(/Call Type/),
		});
		const right = await runNode(remove({ callKind: 'template' }), input);
		expect(right.items[0].json.deleted).toBe(true);
	});
});
