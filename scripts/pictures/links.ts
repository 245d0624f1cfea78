/** The lines of a picture: from the outputs of nodes to what comes next. */

import { BOX, heightOf, type Place, placeOf, widthOf } from './nodes';
import { outputsOf } from './ports';
import { escape } from './text';
import type { Example, ExampleNode } from './workflow';

const TIP = 5;
/** How far a line that leads back goes around the nodes. */
const AROUND = 26;
const BELOW = 46;
/** How near to an agent's corner a part is connected. */
const INSET = 32;
/** The height of a name below a node. */
const NAME = 20;

export function drawLinks(example: Example): string {
	const byName = new Map(example.nodes.map((node) => [node.name, node]));
	const nodeNamed = (name: string): ExampleNode => {
		const node = byName.get(name);
		if (!node) throw new Error(`examples/${example.id}.json has no node "${name}"`);
		return node;
	};
	return Object.entries(example.connections)
		.flatMap(([name, byType]) =>
			Object.entries(byType).map(([type, outputs]) => {
				const from = nodeNamed(name);
				const lines = outputs.flatMap((links, output) =>
					(links ?? []).map(({ node: to, index }) =>
						type === 'main'
							? drawLink(from, output, nodeNamed(to), inputPlace(example, nodeNamed(to), index))
							: drawPart(from, nodeNamed(to)),
					),
				);
				return lines.join('\n');
			}),
		)
		.join('\n');
}

function drawLink(from: ExampleNode, output: number, to: ExampleNode, end: Place): string {
	const start = outputPlace(from, output);
	const kind = outputsOf(from)[output] === 'error' ? 'link failed' : 'link';
	const line = end.x > start.x ? forwards(start, end) : backwards(start, end, from, to);
	const tip = `<path class="tip" d="M${end.x} ${end.y}l${-TIP} ${-TIP}v${2 * TIP}z"/>`;
	return `<path class="${kind}" d="${line}"/>${tip}`;
}

function forwards(start: Place, end: Place): string {
	const bend = Math.round((end.x - start.x) / 2);
	return `M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x - TIP} ${end.y}`;
}

/** A loop: down, below everything between, and up again. */
function backwards(start: Place, end: Place, from: ExampleNode, to: ExampleNode): string {
	const floor = Math.max(placeOf(from).y, placeOf(to).y) + BOX + BELOW;
	const right = start.x + AROUND;
	const left = end.x - AROUND;
	const round = 10;
	return [
		`M${start.x} ${start.y}H${right - round}q${round} 0 ${round} ${round}`,
		`V${floor - round}q0 ${round} ${-round} ${round}H${left + round}`,
		`q${-round} 0 ${-round} ${-round}V${end.y + round}q0 ${-round} ${round} ${-round}H${end.x - TIP}`,
	].join('');
}

/** What belongs to an agent hangs below it, and below a gate's name. */
function drawPart(from: ExampleNode, to: ExampleNode): string {
	const start = placeOf(from);
	const { x, y } = placeOf(to);
	const [x1, y1] = [start.x + BOX / 2, start.y];
	const inset = Math.min(INSET, widthOf(to) / 2);
	const x2 = Math.min(Math.max(x1, x + inset), x + widthOf(to) - inset);
	const y2 = y + heightOf(to) + (to.role === 'part' ? NAME : 0);
	const bend = Math.round((y1 - y2) / 2);
	return `<path class="link part" d="M${x1} ${y1}C${x1} ${y1 - bend} ${x2} ${y2 + bend} ${x2} ${y2}"/>`;
}

/** The names of a node's outputs, above the lines. */
export function drawPorts(from: ExampleNode): string {
	return outputsOf(from)
		.map((label, output) => {
			const { x, y } = outputPlace(from, output);
			return `<text class="port" x="${x + 5}" y="${y + 3}">${escape(label)}</text>`;
		})
		.join('\n');
}

function outputPlace(node: ExampleNode, output: number): Place {
	const { x, y } = placeOf(node);
	return { x: x + widthOf(node), y: y + spread(heightOf(node), Math.max(outputsOf(node).length, 1), output) };
}

function inputPlace({ connections }: Example, node: ExampleNode, input: number): Place {
	const used = Object.values(connections)
		.flatMap(({ main = [] }) => main.flat())
		.filter((link) => link?.node === node.name)
		.map((link) => link?.index ?? 0);
	const { x, y } = placeOf(node);
	return { x, y: y + spread(heightOf(node), Math.max(...used) + 1, input) };
}

/** The place of one port among several along a side. */
const spread = (side: number, ports: number, port: number): number =>
	Math.round((side * (port + 1)) / (ports + 1));
