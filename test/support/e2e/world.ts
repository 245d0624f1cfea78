import { startTemporaryWorld } from '../../../host/temporaryWorld';
import type { World, WorldOptions } from '../../../host/world';

/** How long a suite's beforeAll may take: the first one on a machine installs n8n. */
export const START_TIMEOUT_MS = 15 * 60 * 1000;
const STOP_TIMEOUT_MS = 60_000;

/** Starts a real n8n with the built package, and the sandbox with its time sped up, for one suite of tests. */
export async function startWorld(options: Partial<WorldOptions> = {}): Promise<World> {
	return await startTemporaryWorld({ callbackDelayMs: 50, sandbox: { minuteMs: 1000 }, ...options });
}

/** The same for the tests of one file: started before the first of them, stopped after the last. */
export function useWorld(options?: Partial<WorldOptions>): World {
	const world = {} as World;
	beforeAll(async () => void Object.assign(world, await startWorld(options)), START_TIMEOUT_MS);
	// Whatever kept it from starting is told by the hook before.
	afterAll(async () => await (world as Partial<World>).stop?.(), STOP_TIMEOUT_MS);
	return world;
}
