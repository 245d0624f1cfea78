import { runNode } from '../../support/engine/engine';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { node, place } = world;
const asItems = (ids: string[]) => ids.map((callId) => ({ callId }));
const getMany = (parameters = {}, settings = {}) =>
	node({ operation: 'getAll', callsFrom: 'items', callIdField: 'callId', ...parameters }, settings);

describe('Zvonobot › Call › Get Many, with recordings', () => {
	const recordings = { download: true };
	const recorded = { additionalFields: { needRecording: true } };

	it('fetches them from the host of the credential, without the key', async () => {
		const ids = await place(['79000000100'], recorded);
		const { items } = await runNode(getMany({ recordings }), asItems(ids));
		expect(items[0].binary?.recording).toMatchObject({
			mimeType: 'audio/mpeg',
			fileName: `call-${ids[0]}.mp3`,
		});
		const fetched = world.sandbox.state.requests.find(({ path }) => path.includes('/recordings/'));
		expect(JSON.stringify(fetched)).not.toContain('api-key');
	});

	it.each([
		['lies elsewhere', '36', {}, /lies on recordings\.invalid, which is not the host of the credential/],
		['is too large', '37', { largestMb: 1 }, /larger than allowed/],
		['is gone', '38', {}, /could not be fetched/],
		[
			'lies on a host that is named and not there',
			'36',
			{ hosts: 'recordings.invalid' },
			/could not be fetched/,
		],
	])('tells that a recording %s', async (_what, ending, more, message) => {
		const ids = await place([`790000001${ending}`], recorded);
		const { error } = await runNode(getMany({ recordings: { ...recordings, ...more } }), asItems(ids));
		expect(error?.message).toMatch(message);
	});
});
