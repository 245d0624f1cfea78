import { NO_EDITOR } from '../../../host/n8nSettings';
import { startTemporaryWorld } from '../../../host/temporaryWorld';
import type { World, WorldOptions } from '../../../host/world';

/** How long a suite's beforeAll may take: the first one on a machine installs n8n. */
export const START_TIMEOUT_MS = 15 * 60 * 1000;
const STOP_TIMEOUT_MS = 60_000;

interface Options extends Partial<WorldOptions> {
	/** Whether n8n serves its editor, which takes a third of its start. */
	editor?: boolean;
}

/** Starts a real n8n with the built package, and the sandbox with its time sped up, for one suite of tests. */
export async function startWorld({ editor = false, ...options }: Options = {}): Promise<World> {
	const env = { ...(!editor && NO_EDITOR), ...options.env };
	return await startTemporaryWorld({ callbackDelayMs: 50, sandbox: { minuteMs: 1000 }, ...options, env });
}

/** The same for the tests of one file: started before the first of them, stopped after the last. */
export function useWorld(options?: Options): World {
	const world = {} as World;
	beforeAll(async () => void Object.assign(world, await startWorld(options)), START_TIMEOUT_MS);
	// Whatever kept it from starting is told by the hook before.
	afterAll(async () => await (world as Partial<World>).stop?.(), STOP_TIMEOUT_MS);
	return world;
}
