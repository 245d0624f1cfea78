/** What the bench has measured, as a table, a page and a chart. */

import {
	type Engine,
	ENGINES,
	figure,
	type Figure,
	type Part,
	PARTS,
	type Report,
	type Row,
} from './figures';
import { goalsOf } from './goals';

const shown = ({ median, lowest, highest }: Figure) =>
	lowest === highest ? String(median) : `${median} (${lowest} to ${highest})`;

const cells = ({ work, node, samples }: Row): string[] => [
	work,
	node,
	...(['nodeMs', 'wholeMs', 'requests'] as const).map((field) =>
		shown(figure(samples.map((taken) => taken[field]))),
	),
];

const table = (head: string[], rows: string[][]): string =>
	[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** A page in Markdown. */
export function toMarkdown(report: Report): string {
	const { n8n, node, machine, rounds, package: packed } = report;
	const goals = goalsOf(report);
	const missed = goals.flatMap(({ what, reached, because }) =>
		reached ? [] : [`**${what}**: ${because ?? 'not explained'}`],
	);
	return `# Benchmark

Made by \`npm run bench\`: n8n ${n8n}, Node.js ${node} for the bench itself, ${machine}. Median of ${rounds} rounds (lowest to highest), all nodes
in turns in one n8n, against the sandbox.

## What was to be reached

${table(
	['Work', 'To reach', 'Measured', 'Reached'],
	goals.map(({ what, toReach, measured, reached }) => [what, toReach, measured, reached ? 'yes' : 'no']),
)}

${missed.join('\n\n')}

${PARTS.map((part) => sectionOf(part, report)).join('\n\n')}

## Package

All nodes load in ${shown(packed.loadMs)} ms; unpacked ${packed.unpackedKb} kB; ${packed.dependencies} dependencies.
`;
}

const TITLES: Record<Part, string> = {
	works: 'Times',
	campaigns: 'Campaigns',
	triggers: 'Triggers',
	memory: 'Memory',
};

/** Each part says when it was measured, for they can be measured one by one. */
function sectionOf(part: Part, report: Report): string {
	const day = report.measuredOn[part];
	const text = day ? `${sections[part](report)}\n\nMeasured on ${day}.` : 'Not measured.';
	return `## ${TITLES[part]}\n\n${text}`;
}

const HEADINGS: Record<Engine, string> = {
	vm: 'Default',
	lazy: '_lazy_',
	quickjs: '`quickjs`',
	legacy: '`legacy`, no isolates',
};
const engines = Object.keys(ENGINES) as Engine[];

const sections: Record<Part, (report: Report) => string> = {
	works: ({ rows }) => table(['Work', 'Node', 'Node ms', 'Execution ms', 'Requests'], rows.map(cells)),
	campaigns: ({
		campaigns,
	}) => `5,000 rows, two thirds of whom are not reached and are called three times. One run each: n8n wakes what waits about once a minute.

${table(
	['Built of', 'Node ms, all together', 'Requests', 'Stored kB', 'Calls'],
	campaigns.map(({ node: name, nodeMs, requests, storedKb, calls }) =>
		[name, nodeMs, requests, storedKb, calls].map(String),
	),
)}`,
	triggers: ({ deliveries }) => {
		const measured = engines.filter((engine) => deliveries[engine].length > 0);
		const rows = deliveries.vm.map(({ name }, place) => [
			name,
			...measured.map((engine) => shown(deliveries[engine][place].perSecond)),
		]);
		const headings = measured.map((engine) => HEADINGS[engine]);
		return `${table(['Deliveries per second, 16 connections, same workflow after it', ...headings], rows)}

How n8n evaluates expressions: by default with an isolate for each delivery; _lazy_ is
\`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\`, the others are values of \`N8N_EXPRESSION_ENGINE\`.`;
	},
	memory: ({
		memory,
	}) => `The highest of a fresh n8n process above what it held before, mailing to 5,000; each in a process of its own.

${table(
	['Node', 'Memory MB'],
	memory.map(({ name, megabytes }) => [name, shown(megabytes)]),
)}`,
};

const BAR = { width: 420, height: 18, gap: 8, left: 290, top: 40 };
const COLORS = ['#0f766e', '#5eead4', '#b45309', '#9ca3af'];

/** A bar for each node of one work, without the floor. */
export function toChart(rows: Row[], work: string): string {
	const bars = rows
		.filter((row) => row.work === work && !row.node.startsWith('No Operation'))
		.map(({ node, samples }) => ({ node, ms: figure(samples.map(({ nodeMs }) => nodeMs)).median }));
	const most = Math.max(...bars.map(({ ms }) => ms));
	const lines = bars.map(({ node, ms }, place) => {
		const y = BAR.top + place * (BAR.height + BAR.gap);
		const width = Math.max(2, Math.round((ms / most) * BAR.width));
		return `	<text x="${BAR.left - 10}" y="${y + 13}" text-anchor="end">${node}</text>
	<rect x="${BAR.left}" y="${y}" width="${width}" height="${BAR.height}" fill="${COLORS[place % COLORS.length]}"/>
	<text x="${BAR.left + width + 6}" y="${y + 13}">${ms} ms</text>`;
	});
	const height = BAR.top + bars.length * (BAR.height + BAR.gap) + 10;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="${height}" font-family="sans-serif" font-size="13" fill="#6b7280">
	<text x="10" y="22" font-size="15">Node time, ${work} (median)</text>
${lines.join('\n')}
</svg>
`;
}
