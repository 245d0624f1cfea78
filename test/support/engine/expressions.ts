/**
 * Evaluates expressions as n8n does. Newer ones do it in an isolate that is started with n8n; a test that evaluates one
 * outside an execution takes an isolate first. The n8n-core of the development packages has none.
 */

import { GlobalConfig } from '@n8n/config';
import { Container } from '@n8n/di';
import { Expression, type Workflow } from 'n8n-workflow';

interface Pool {
	size: number;
	bridges: unknown[];
	release(bridge: unknown): Promise<void>;
}
interface WithIsolates {
	initExpressionEngine?(settings: object): Promise<void>;
	disposeExpressionEngine?(): Promise<void>;
	vmEvaluator?: { pool: Pool };
}
interface Isolated {
	withIsolate?<T>(work: () => Promise<T>): Promise<T>;
}

const n8n = Expression as WithIsolates;

/** As n8n's `start` does it, with n8n's defaults. */
export async function startExpressions(): Promise<void> {
	const { expressionEngine } = Container.get(GlobalConfig) as { expressionEngine?: object };
	if (!expressionEngine || !n8n.initExpressionEngine) return;
	await n8n.initExpressionEngine(expressionEngine);
	if (n8n.vmEvaluator) keepIsolates(n8n.vmEvaluator.pool);
}

export async function stopExpressions(): Promise<void> {
	await n8n.disposeExpressionEngine?.();
}

/** For webhooks, pickers and all else that the engine does not run itself. */
export async function withExpressions<T>({ expression }: Workflow, work: () => Promise<T>): Promise<T> {
	const isolated = expression as Isolated;
	return await (isolated.withIsolate?.(work) ?? work());
}

/** n8n makes an isolate for each execution, which takes longer than most tests. Here the next one gets it. */
function keepIsolates(pool: Pool): void {
	pool.size = 0;
	pool.release = async (bridge) => void pool.bridges.push(bridge);
}
