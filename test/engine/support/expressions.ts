/**
 * Evaluates expressions where n8n does. Since 1.123 that is an isolate, which n8n starts with itself, and which whoever
 * evaluates one outside an execution takes first. The n8n-core that comes with the development packages has none.
 */

import { GlobalConfig } from '@n8n/config';
import { Container } from '@n8n/di';
import type { Workflow } from 'n8n-workflow';
import { Expression } from 'n8n-workflow';

interface Isolates {
	initExpressionEngine?(settings: object): Promise<void>;
	disposeExpressionEngine?(): Promise<void>;
}
interface Isolated {
	withIsolate?<T>(work: () => Promise<T>): Promise<T>;
}

const isolates = Expression as Isolates;

/** As n8n's `start` does it, with what n8n presets. */
export async function startExpressions(): Promise<void> {
	const { expressionEngine } = Container.get(GlobalConfig) as { expressionEngine?: object };
	if (expressionEngine) await isolates.initExpressionEngine?.({ ...expressionEngine });
}

export async function stopExpressions(): Promise<void> {
	await isolates.disposeExpressionEngine?.();
}

/** For webhooks, pickers and all else that the engine does not run itself. */
export async function withExpressions<T>({ expression }: Workflow, work: () => Promise<T>): Promise<T> {
	const isolated = expression as Isolated;
	return await (isolated.withIsolate?.(work) ?? work());
}
