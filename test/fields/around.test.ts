/** What stands around the operations: credentials, triggers, and the options that n8n gives every node. */

import { nodeTypes } from '../support/engine/nodeTypes';
import { credentialObserver, credentialsUnderTest } from './support/credentialObserver';
import { observerOf } from './support/observer';
import { counting, expectSeen, LONG_MS, tableOf } from './support/report';
import { sceneOf } from './support/scenes';
import { stage } from './support/stage';
import { triggerObserver } from './support/triggerObserver';
import { deliveriesTo } from './support/triggers';
import { sampleOf } from './support/samples';
import { type Value, valuesFor } from './support/values';
import { type Operation, operationsOf, type Subject, subjectsOf } from './support/walk';

const world = stage();

describe('A credential', () => {
	const count = counting('Credentials');

	it.each(credentialsUnderTest.map((under) => ({ ...under, name: under.type.displayName })))(
		'$name reads every value of every field as it is meant, or refuses it by name before any request',
		async (under) => {
			const subjects = subjectsOf(under.type.properties);
			const observerFor = (subject: Subject) => credentialObserver(world, under, subject);
			expect(await tableOf(count, under.name, subjects, observerFor)).toBe('');
		},
		LONG_MS,
	);

	expectSeen(count);
});

describe('A trigger', () => {
	const count = counting('Triggers');
	const triggers = Object.keys(deliveriesTo).map((type) => {
		const { displayName, properties } = nodeTypes.getByNameAndVersion(type).description;
		return { name: displayName, type, resource: '', operation: '', fields: properties };
	});

	it.each(triggers)(
		'$name reads every value of every field as it is meant, or refuses it by name when it is activated',
		async (trigger) => {
			const observerFor = (subject: Subject) => triggerObserver(world, trigger, subject);
			expect(await tableOf(count, trigger.name, subjectsOf(trigger.fields), observerFor)).toBe('');
		},
		LONG_MS,
	);

	expectSeen(count);
});

describe("n8n's Request Options", () => {
	const count = counting('Request Options');
	/** Of the others n8n's own engine makes use, or an expression can't say them. */
	const wanted = ['Proxy', 'Timeout'];
	const isDeclarative = ({ type, resource, operation }: Operation) =>
		!nodeTypes.getByNameAndVersion(type).customOperations?.[resource]?.[operation];
	/** Not whether a request can be answered in a millisecond or two. */
	const isLongEnough = ({ value }: { value: unknown }) => typeof value !== 'number' || value < 1 || value > 2;
	/** Of a proxy in a declarative operation n8n's own engine takes texts only, before the node is asked. */
	const reachesNode = ({ field }: Subject, { value, fromNow }: Value) =>
		!fromNow && [undefined, null, false, '', sampleOf(field)].includes(value);
	const valuesOf = (operation: Operation, subject: Subject) =>
		valuesFor(subject)
			.filter((value) => isLongEnough(value) && value.value !== '2')
			.filter(
				(value) => subject.field.name !== 'proxy' || !isDeclarative(operation) || reachesNode(subject, value),
			);
	const operations = ['mobilgroup', 'zvonobot', 'mcnTelecom']
		.flatMap(operationsOf)
		// These make no request.
		.filter(({ operation }) => !['check', 'read'].includes(operation));

	it.each(operations)(
		'of $name are read as they are meant, or refused by name before any request',
		async (operation) => {
			const ofN8n = operation.fields.filter(({ name }) => name === 'requestOptions');
			const all = subjectsOf(ofN8n, () => true);
			const subjects = all.filter(({ field }) => wanted.includes(field.displayName));
			const observerFor = (subject: Subject) =>
				observerOf(world, operation, subject, sceneOf(operation, subject));
			expect(
				await tableOf(count, operation.name, subjects, observerFor, (subject) =>
					valuesOf(operation, subject),
				),
			).toBe('');
		},
		LONG_MS,
	);
});
