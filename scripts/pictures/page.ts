/** The page that lists the examples, made of what their notes say. */

import { descriptionOf, type Example, workingNodesOf } from './workflow';

/** By how the names of their nodes, and of the channels of Phone Verification, begin. */
const SERVICES: Array<[string, string]> = [
	['mcn', 'MCN Telecom'],
	['mobilgroup', 'Mobilgroup'],
	['zvonobot', 'Zvonobot'],
];

const HEAD = `<!-- Made by "npm run pictures" from the notes in the workflows: change those. -->

# Examples

[По-русски](README.ru.md)

Complete workflows, ready to import. In n8n, open a new workflow, choose **Import from File…** in its menu, then follow the yellow note.
\`npm start\` loads them all into an n8n on your machine, with a sandbox in place of the providers. There, the last two digits of a
phone number decide [what happens to the call](../docs/sandbox.md). \`npm run e2e\` runs every example to its end.
`;

/** @returns the page as Markdown */
export function pageOf(examples: Example[]): string {
	const rows = examples.map((example) => [
		`[${example.name}](#${anchorOf(example.name)})`,
		servicesOf(example),
	]);
	return [HEAD, table([['Example', 'Providers'], ...rows]), ...examples.map(sectionOf)].join('\n');
}

/** As prettier lays tables out. */
function table(rows: string[][]): string {
	const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
	const lines = rows.map(
		(row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`,
	);
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [lines[0], rule, ...lines.slice(1), ''].join('\n');
}

function sectionOf(example: Example): string {
	const { id, name } = example;
	const { paragraph, steps } = descriptionOf(example);
	return `## ${name}

${paragraph}

![The workflow "${name}"](../docs/images/examples/${id}.svg)

Before you start with [${id}.json](${id}.json):

${steps.join('\n')}
`;
}

function servicesOf(example: Example): string {
	const used = workingNodesOf(example).flatMap(({ type, parameters }) => [
		type.replace('n8n-nodes-voice-calls.', ''),
		...channelsOf(parameters),
	]);
	return SERVICES.filter(([start]) => used.some((name) => name.startsWith(start)))
		.map(([, title]) => title)
		.join(', ');
}

function channelsOf(parameters: Record<string, unknown>): string[] {
	const { channel } = (parameters.channels ?? {}) as { channel?: Array<{ channel: string }> };
	return (channel ?? []).map((row) => row.channel);
}

/** As GitHub makes them. */
const anchorOf = (title: string): string =>
	title
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s-]/gu, '')
		.replace(/\s/g, '-');
