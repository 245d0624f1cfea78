/**
 * Moves a saved workflow from the package that has all services to the packages of its services. The types of its nodes
 * are all that changes: parameters, connections, IDs and the chosen credentials stay as they are.
 */

import { bundle, services } from './services';

export interface HasNodes {
	nodes: Array<{ name: string; type: string }>;
}

/** `n8n-nodes-voice-calls.zvonobotTool` is `n8n-nodes-zvonobot.zvonobotTool`; a type that no service has stays. */
export function movedType(type: string, packages = services.map(({ packageName }) => packageName)): string {
	const [from, name] = [type.slice(0, type.indexOf('.')), type.slice(type.indexOf('.') + 1)];
	if (from !== bundle) return type;
	const service = services.find(({ node }) => name === node || name.startsWith(node));
	return service && packages.includes(service.packageName) ? `${service.packageName}.${name}` : type;
}

/** @param packages only to these; to all of them by default */
export function movedWorkflow<W extends HasNodes>(workflow: W, packages?: string[]): W {
	const nodes = workflow.nodes.map((node) => ({ ...node, type: movedType(node.type, packages) }));
	return { ...workflow, nodes };
}

/** What n8n exports: a workflow, a list of them, or what the editor copies. */
export function movedExport(
	text: string,
	packages?: string[],
): { text: string; moved: string[]; left: string[] } {
	const content = JSON.parse(text) as unknown;
	const workflows = Array.isArray(content) ? content : [content];
	if (!workflows.every(hasNodes)) throw new Error('This is not a workflow of n8n: it has no list of nodes');
	const after = workflows.map((workflow) => movedWorkflow(workflow, packages));
	const [before, now] = [workflows, after].map((all) => all.flatMap(({ nodes }) => nodes));
	return {
		text: `${JSON.stringify(Array.isArray(content) ? after : after[0], undefined, 2)}\n`,
		moved: now.filter(({ type }, place) => type !== before[place].type).map(({ name }) => name),
		left: now.filter(({ type }) => type.startsWith(`${bundle}.`)).map(({ name }) => name),
	};
}

const hasNodes = (value: unknown): value is HasNodes =>
	typeof value === 'object' && value !== null && Array.isArray((value as Partial<HasNodes>).nodes);
