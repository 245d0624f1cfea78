/** The outputs of nodes: their names, and how tall they make a node. */

import type { ExampleNode } from './workflow';

const OUTPUTS: Record<string, string[]> = {
	if: ['true', 'false'],
	splitInBatches: ['done', 'loop'],
	zvonobotCampaign: ['Continue', 'Done'],
};
/** On n8n's canvas. */
const BOX = 96;
const PER_OUTPUT = 32;
const FITTING = 2;

/** The names of a node's outputs; none where there is only one. */
export function outputsOf({ type, parameters, onError }: ExampleNode): string[] {
	const name = type.split('.')[1];
	if (name === 'switch') return switchOutputs(parameters);
	return OUTPUTS[name] ?? (onError === 'continueErrorOutput' ? ['', 'error'] : []);
}

function switchOutputs(parameters: Record<string, unknown>): string[] {
	const { rules, options } = parameters as {
		rules: { values: Array<{ outputKey: string }> };
		options: { renameFallbackOutput?: string };
	};
	const named = rules.values.map(({ outputKey }) => outputKey);
	return options.renameFallbackOutput ? [...named, options.renameFallbackOutput] : named;
}

/** The height of a node on n8n's canvas, which grows with its outputs. */
export const canvasHeight = (node: ExampleNode): number =>
	BOX + PER_OUTPUT * Math.max(0, outputsOf(node).length - FITTING);
