/** The examples as the pictures and their page see them. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface ExampleNode {
	name: string;
	type: string;
	position: [number, number];
	parameters: Record<string, unknown>;
	onError?: string;
	/** Agents have parts that hang below them: models, tools. Filled in by `readExamples`. */
	role?: 'agent' | 'part';
}

interface Link {
	node: string;
	type: string;
	index: number;
}

export interface Example {
	/** Of the file, without its ending. */
	id: string;
	name: string;
	nodes: ExampleNode[];
	/** By the name of the node, then by the type of connection: the links of each output. */
	connections: Record<string, Record<string, Array<Link[] | null>>>;
}

export const root = path.resolve(__dirname, '../..');

const NOTE = 'n8n-nodes-base.stickyNote';
const STEPS = '### Before you start';

/** Reads all examples, in the order of their names. */
export function readExamples(): Example[] {
	const folder = path.join(root, 'examples');
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => {
			const workflow = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Omit<Example, 'id'>;
			return { ...withRoles(workflow), id: path.basename(file, '.json') };
		})
		.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

function withRoles<Workflow extends Omit<Example, 'id'>>(workflow: Workflow): Workflow {
	const { nodes, connections } = workflow;
	const isPart = ({ name }: ExampleNode) => name in connections && !('main' in connections[name]);
	const parts = nodes.filter(isPart).map(({ name }) => name);
	const above = parts.flatMap((name) => Object.values(connections[name]).flat(2)).map((link) => link?.node);
	const roleOf = ({ name }: ExampleNode) => {
		if (parts.includes(name)) return 'part' as const;
		return above.includes(name) ? ('agent' as const) : undefined;
	};
	return { ...workflow, nodes: nodes.map((node) => ({ ...node, role: roleOf(node) })) };
}

export const notesOf = ({ nodes }: Example): ExampleNode[] => nodes.filter(({ type }) => type === NOTE);
export const workingNodesOf = ({ nodes }: Example): ExampleNode[] =>
	nodes.filter(({ type }) => type !== NOTE);

export const textOf = ({ parameters }: ExampleNode): string => String(parameters.content);

/** True for the note that says what the workflow does and what to set. */
export const isMainNote = (note: ExampleNode): boolean => textOf(note).includes(STEPS);

/**
 * What the main note says.
 *
 * @throws Error for an example without one
 */
export function descriptionOf(example: Example): { paragraph: string; steps: string[] } {
	const main = notesOf(example).find(isMainNote);
	if (!main) throw new Error(`examples/${example.id}.json has no note with the heading "${STEPS}"`);
	const [above, below] = textOf(main).split(STEPS);
	return {
		paragraph: above.replace(/^## .*\n/, '').trim(),
		steps: below.split('\n').filter((line) => line.startsWith('- ')),
	};
}
