/** What the run tells: for people a table that fits into a Markdown page, for scripts the same in names. */

import type { Row } from './row';

export interface Report {
	n8n: string;
	machine: string;
	/** From the start of the program to the end of the run. */
	minutes: number;
	/** Each is a check: it has failed when it has faults. */
	rows: Array<Row & { faults: string[] }>;
	/** What 'Remember Numbers' was worth, if that was measured. */
	remembering?: string;
}

type Cells = string[];

const HEAD: Cells = ['Scenario', 'Calls', 'Dialled twice', 'Lost', 'Crashed, listed'];

export function reportOf({ n8n, machine, minutes, rows, remembering }: Report): string {
	const figures = rows.flatMap((row) => (row.figures ? [`${row.scenario}: ${row.figures}`] : []));
	const told = [...figures, ...(remembering ? [remembering] : [])];
	return [tableOf(rows), ...told, `n8n ${n8n}, ${machine}, ${minutes} minutes`].join('\n\n');
}

/** The table, and below it the executions that a person has to look up. */
function tableOf(rows: Row[]): string {
	const body = rows.map(cellsOf);
	const widths = HEAD.map((_, column) => Math.max(...[HEAD, ...body].map((cells) => cells[column].length)));
	const rule = widths.map((width, column) =>
		isText(column) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
	);
	const aligned = [HEAD, ...body].map((cells) =>
		cells.map((cell, column) =>
			isText(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
		),
	);
	const [head, ...lines] = aligned.map(lineOf);
	return [head, lineOf(rule), ...lines, ...listOf(rows)].join('\n');
}

const isText = (column: number) => column === 0;
const lineOf = (cells: Cells) => `| ${cells.join(' | ')} |`;

function cellsOf({ scenario, calls, twice, lost, crashed }: Row): Cells {
	return [scenario, calls, twice, lost.length, crashed.length].map(String);
}

function listOf(rows: Row[]): string[] {
	const crashed = rows.flatMap((row) => row.crashed);
	if (crashed.length === 0) return [];
	const lines = crashed.map(
		({ execution, phone, status }) => `execution ${execution}, phone ${phone}: ended as ${status}`,
	);
	return ['', 'To be looked up:', ...lines];
}
