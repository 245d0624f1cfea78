/** What a run of the bench has measured. */

export interface Sample {
	/** The node's own time, as n8n records it. */
	nodeMs: number;
	/** The whole execution, from its start to its end as n8n records them. */
	wholeMs: number;
	/** Requests that reached the sandbox. */
	requests: number;
	/** Highest memory of the n8n process above what it held before, in MB; only a fresh process tells it well. */
	memoryMb: number;
}

/** All that was measured of one node at one work. */
export interface Row {
	work: string;
	node: string;
	samples: Sample[];
}

/** One campaign of 5,000 rows and three rounds. */
export interface CampaignRow {
	node: string;
	/** All runs of all nodes together. */
	nodeMs: number;
	requests: number;
	/** What n8n stores of the execution. */
	storedKb: number;
	calls: number;
}

export interface Figure {
	median: number;
	lowest: number;
	highest: number;
}

/** How n8n can evaluate expressions: its settings for that. `vm` is the default, with an isolate for each execution. */
export const ENGINES = {
	vm: {},
	lazy: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
	quickjs: { N8N_EXPRESSION_ENGINE: 'quickjs' },
	legacy: { N8N_EXPRESSION_ENGINE: 'legacy' },
} satisfies Record<string, NodeJS.ProcessEnv>;
export type Engine = keyof typeof ENGINES;

/** What can be measured alone, in the order in which it is. */
export const PARTS = ['works', 'campaigns', 'triggers', 'memory'] as const;
export type Part = (typeof PARTS)[number];

export interface Report {
	n8n: string;
	node: string;
	machine: string;
	rounds: number;
	/** On which day each part was measured; those left out never were. */
	measuredOn: Partial<Record<Part, string>>;
	rows: Row[];
	campaigns: CampaignRow[];
	/** Highest memory of a fresh n8n above what it held before the charted work. */
	memory: Array<{ name: string; megabytes: Figure }>;
	/** Deliveries per second, by expression engine of n8n and by receiver. */
	deliveries: Record<Engine, Array<{ name: string; perSecond: Figure }>>;
	/** Milliseconds to load all nodes, and the size of the package. */
	package: { loadMs: Figure; unpackedKb: number; dependencies: number };
}

export function figure(values: number[]): Figure {
	const sorted = [...values].sort((a, b) => a - b);
	return {
		median: sorted[Math.floor(sorted.length / 2)],
		lowest: sorted[0],
		highest: sorted[sorted.length - 1],
	};
}
