import { nodeTypes } from '../../support/engine/nodeTypes';
import { counting, LONG_MS, tableOf } from './support/report';
import { stage } from './support/stage';
import { triggerObserver } from './support/triggerObserver';
import { deliveriesTo } from './support/triggers';
import { subjectsOf } from './support/walk';

const world = stage();
const count = counting('Triggers');

const triggers = Object.keys(deliveriesTo).map((type) => {
	const { displayName, properties } = nodeTypes.getByNameAndVersion(type).description;
	return { name: displayName, type, resource: '', operation: '', fields: properties };
});

it.each(triggers)(
	'$name reads every value of every field as it is meant, or refuses it by name when it is activated',
	async (trigger) => {
		const table = await tableOf(count, trigger.name, subjectsOf(trigger.fields), (subject) =>
			triggerObserver(world, trigger, subject),
		);
		expect(table).toBe('');
	},
	LONG_MS,
);

it('sees the effect of every field', () => {
	expect(count.unseen).toEqual([]);
});
