/** How the node gets its turn again: its first output has to lead back to its own input. */

import { type IConnection, type IExecuteFunctions, NodeConnectionTypes } from 'n8n-workflow';

import { isRecord, textOf } from '../values/text';

const NO_OPERATION = 'n8n-nodes-base.noOp';
const [CONTINUE, DONE] = ['Continue', 'Done'];

/** What keeps a campaign from going on, and what to do about it. */
export interface WrongWay {
	rule: string;
	advice: string;
}

/** What n8n's engine has beside what its types promise. */
interface Engine {
	/** What leads to a node, by its inputs; `index` is the output that it comes from. */
	getConnections(node: { name: string }, type: string): Array<IConnection[] | null | undefined>;
	runExecutionData?: unknown;
}

/** @returns undefined where the way back is there */
export function wrongWay(context: IExecuteFunctions): WrongWay | undefined {
	if (isRunAlone(context)) return ALONE;
	const outputs = waysBack(context, context.getNode().name, new Set());
	if (outputs.some((output) => output !== 0)) return DONE_LEADS_BACK;
	return outputs.includes(0) ? undefined : NOT_CONNECTED;
}

const NOT_CONNECTED: WrongWay = {
	rule: `must lead back to this node: connect the output '${CONTINUE}' to this node's own input`,
	advice: `Draw a line from '${CONTINUE}' to the input of this node, and connect what comes next to '${DONE}'. Nobody was called.`,
};
const DONE_LEADS_BACK: WrongWay = {
	rule: `leads on, but '${DONE}' leads back to this node, so the campaign would begin anew when it has ended`,
	advice: `Connect '${CONTINUE}' to this node's own input, and '${DONE}' to what comes next. Nobody was called.`,
};
const ALONE: WrongWay = {
	rule: 'cannot lead back when this step is run alone',
	advice: 'Run the whole workflow: n8n gives a single step only one turn. Nobody was called.',
};

/** The outputs of the node that reach its own input, directly or through nodes that do nothing. */
function waysBack(context: IExecuteFunctions, to: string, seen: Set<string>): number[] {
	if (seen.has(to)) return [];
	seen.add(to);
	const own = context.getNode().name;
	const [sources] = (context as unknown as Engine).getConnections({ name: to }, NodeConnectionTypes.Main);
	return (sources ?? []).flatMap(({ node, index }) => {
		if (node === own) return [index];
		return isIdle(context, node) ? waysBack(context, node, seen) : [];
	});
}

const isIdle = (context: IExecuteFunctions, name: string): boolean =>
	context
		.getParentNodes(context.getNode().name)
		.some((node) => node.name === name && (node.type === NO_OPERATION || node.disabled));

/** Whether n8n was asked for this node only: then it stops behind it, also when a wait has ended. */
function isRunAlone(context: IExecuteFunctions): boolean {
	const { runExecutionData } = context as unknown as Engine;
	const startData = isRecord(runExecutionData) ? runExecutionData.startData : undefined;
	const destination = isRecord(startData) ? startData.destinationNode : undefined;
	const name = isRecord(destination) ? destination.nodeName : destination;
	return textOf(name) === context.getNode().name;
}
