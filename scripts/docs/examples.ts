/** How an example of an output is made: a node is run, and run again with what came out. */

import { setTimeout as delay } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import type { NodeUnderTest } from '../../test/support/engine/engine';
import { newestVersion } from '../../test/support/engine/nodeTypes';

type Settings = Record<string, unknown>;

/** Runs a node of the service with these parameters; resolves with what comes out of both outputs. */
export type Run = (parameters: Settings, input?: IDataObject[], settings?: object) => Promise<IDataObject[]>;
export type Example = (run: Run) => Promise<IDataObject[]>;

/** As it is when somebody places it on the canvas now. */
export const newest = (node: NodeUnderTest): NodeUnderTest => ({
	...node,
	settings: { typeVersion: newestVersion(node.type), ...node.settings },
});

export const phone = '79000000100';
const CALL_ENDS_WITHIN_MS = 100;

/** Places a call, waits until it has ended, and asks for it. */
export const afterCall =
	(place: Settings, idField: string, ask: (id: string) => Settings, input: IDataObject[] = [{ phone }]) =>
	async (run: Run) => {
		const [placed] = await run(place, input);
		await delay(CALL_ENDS_WITHIN_MS);
		return await run(ask(placed[idField] as string));
	};
export const justRun =
	(parameters: Settings, input?: IDataObject[], settings?: object): Example =>
	async (run) =>
		await run(parameters, input, settings);
