/** Switches a trigger on, hands it everything that its service delivers, and tells what is seen of that. */

import type { INodeParameters } from 'n8n-workflow';

import type { CredentialData } from '../../support/engine/credentials';
import { activeTrigger } from '../../support/engine/webhook';
import { rewind } from './frozen';
import { type Observation, sorted } from './observation';
import type { Observer } from './observer';
import { filled, formOf } from './parameters';
import { sceneOf } from './scenes';
import type { Stage } from './stage';
import { deliveriesTo, withoutIds } from './triggers';
import { FROM_NOW, type Value } from './values';
import type { Operation, Subject } from './walk';

export function triggerObserver(stage: Stage, trigger: Operation, subject: Subject): Observer {
	const { parameters } = sceneOf(trigger, subject);
	const base = formOf(trigger.fields, {}, subject, parameters);
	return {
		...{ alone: true, mayFail: false },
		async observe(held, [value]) {
			const form = filled(base, subject, held, `={{ ${sourceOf(value)} }}`);
			return await seenOf(stage, trigger.type, form, stage.credentialFor(trigger.type));
		},
	};
}

/** No item comes in before a trigger, so the expression itself says the value. */
function sourceOf({ value, fromNow }: Value): string {
	if (fromNow) return FROM_NOW;
	if (value instanceof Date) return `new Date(${value.getTime()})`;
	return Number.isNaN(value) ? 'NaN' : (JSON.stringify(value) ?? 'undefined');
}

export async function seenOf(
	stage: Stage,
	type: string,
	parameters: INodeParameters,
	credentials: CredentialData,
): Promise<Observation> {
	const deliveries = await deliveriesTo[type](stage);
	rewind();
	const trigger = activeTrigger({ type, parameters, credentials });
	const nothing = { requests: [], rest: '' };
	try {
		await trigger.activate();
	} catch (error) {
		// Nothing can be delivered to a trigger that is not active.
		const refused = { message: (error as Error).message, outcome: 'notSent' };
		return { ...nothing, results: [[{ text: refused.message, error: refused }]] };
	}
	try {
		const received: string[] = [];
		for (const delivery of deliveries) received.push(sorted(await trigger.deliver(delivery)));
		return { ...nothing, results: [[{ text: withoutIds(received.join('\n')) }]] };
	} catch (error) {
		return { ...nothing, failed: `a delivery fails: ${(error as Error).message}`, results: [] };
	}
}
