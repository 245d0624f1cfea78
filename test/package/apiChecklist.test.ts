/** apiChecklist.yaml: a test is about everything that the API documentation of Mobilgroup and Zvonobot names. */

import { load } from 'js-yaml';

import { documented } from '../../sandbox/mobilgroup/documented';
import { read } from '../support/files';
import { faultOfProof } from '../support/titles';

interface Row {
	what: string;
	test: string;
}

type Sections = Record<string, Row[]>;
const services = load(read('test/package/apiChecklist.yaml')) as Record<'Mobilgroup' | 'Zvonobot', Sections>;

const rows = Object.entries(services).flatMap(([service, sections]) =>
	Object.entries(sections).flatMap(([section, list]) =>
		list.map(({ what, test }) => [`${service}, ${section}: ${what}`, test] as const),
	),
);

it.each(rows)('%s', (_what, proof) => {
	expect(faultOfProof(proof)).toBeUndefined();
});

it('has every code and every state of Mobilgroup', () => {
	const named = services.Mobilgroup['error codes and states'].map(({ what }) => what);
	expect(named.sort()).toEqual([...documented.error, ...documented.state].sort());
});
