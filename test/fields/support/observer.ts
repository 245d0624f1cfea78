/** Lets one field of an operation hold something, and tells what is seen of runs with it. */

import { buildWorkflow, type NodeUnderTest } from '../../support/engine/engine';
import type { Observation } from './observation';
import { baseFor, filled, type Held } from './parameters';
import { run } from './run';
import type { Scene } from './scenes';
import type { Stage } from './stage';
import type { Value } from './values';
import type { Operation, Subject } from './walk';

export interface Observer {
	/** Whether each value needs a run of its own. */
	alone: boolean;
	/** Whether a good value may come to an error. */
	mayFail: boolean;
	/** @param values what the items hold, for the expression to give */
	observe(held: Held, values: Value[]): Promise<Observation>;
}

export function observerOf(stage: Stage, operation: Operation, subject: Subject, scene: Scene): Observer {
	const base = baseFor(operation, subject, scene.parameters);
	const underTest = (held: Held): NodeUnderTest => ({
		...{ type: operation.type, parameters: filled(base, subject, held) },
		...{ credentials: stage.credentialFor(operation.type), settings: { onError: 'continueErrorOutput' } },
	});
	const withExpression = underTest('expression');
	const workflow = buildWorkflow(withExpression);
	const seen = new Map<string, Promise<Observation>>();
	return {
		alone: scene.waits === true,
		mayFail: scene.mayFail === true,
		async observe(held, values) {
			if (held === 'expression') return await run(stage, { node: withExpression, workflow }, values, scene);
			// What is typed into the form is the same whatever the items hold.
			const name = JSON.stringify([held, values.length]);
			const node = underTest(held);
			const known = seen.get(name) ?? run(stage, { node, workflow: buildWorkflow(node) }, values, scene);
			seen.set(name, known);
			return await known;
		},
	};
}
