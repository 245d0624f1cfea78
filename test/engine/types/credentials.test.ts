import { credentialObserver, credentialsUnderTest } from './support/credentialObserver';
import { counting, LONG_MS, tableOf } from './support/report';
import { stage } from './support/stage';
import { subjectsOf } from './support/walk';

const world = stage();
const count = counting('Credentials');

it.each(credentialsUnderTest.map((under) => ({ ...under, name: under.type.displayName })))(
	'$name reads every value of every field as it is meant, or refuses it by name before any request',
	async (under) => {
		const subjects = subjectsOf(under.type.properties);
		const table = await tableOf(count, under.name, subjects, (subject) =>
			credentialObserver(world, under, subject),
		);
		expect(table).toBe('');
	},
	LONG_MS,
);

it('sees the effect of every field', () => {
	expect(count.unseen).toEqual([]);
});
