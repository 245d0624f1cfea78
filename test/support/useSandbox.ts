import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server';

/** A sandbox for the tests of one file: started before the first of them, closed after the last. */
export function useSandbox(options?: SandboxOptions): Sandbox {
	const sandbox = {} as Sandbox;
	beforeAll(async () => void Object.assign(sandbox, await startSandbox(options)));
	afterAll(async () => await sandbox.close());
	return sandbox;
}
