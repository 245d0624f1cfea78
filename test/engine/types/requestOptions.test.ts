/** The options that n8n gives every node; operations that work on the items themselves have to read them on their own. */

import { observerOf } from './support/observer';
import { counting, LONG_MS, tableOf } from './support/report';
import { sceneOf } from './support/scenes';
import { stage } from './support/stage';
import { valuesFor } from './support/values';
import type { Subject } from './support/walk';
import { operationsOf, subjectsOf } from './support/walk';

const world = stage();
const count = counting('Request Options');
/** Of the others n8n's own engine makes use, or an expression can't say them. */
const wanted = ['Proxy', 'Timeout'];
/** Not whether a request can be answered in a millisecond or two. */
const isLongEnough = ({ value }: { value: unknown }) =>
	![1, 1.5, 2].includes(Number(value)) || value === true;

const operations = ['mobilgroup', 'zvonobot', 'mcnTelecom']
	.flatMap(operationsOf)
	// It makes no request.
	.filter(({ operation }) => operation !== 'check');

it.each(operations)(
	'$name reads every value of them as it is meant, or refuses it by name before any request',
	async (operation) => {
		const ofN8n = operation.fields.filter(({ name }) => name === 'requestOptions');
		const subjects = subjectsOf(ofN8n, () => true).filter(({ field }) => wanted.includes(field.displayName));
		const valuesOf = (subject: Subject) => valuesFor(subject).filter(isLongEnough);
		const observerFor = (subject: Subject) =>
			observerOf(world, operation, subject, sceneOf(operation, subject));
		expect(await tableOf(count, operation.name, subjects, observerFor, valuesOf)).toBe('');
	},
	LONG_MS,
);
