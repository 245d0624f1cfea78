/** What n8n starts before its first execution and ends after its last, in each file of tests. */

import { Container } from '@n8n/di';
import { SSHClientsManager } from 'n8n-core/dist/execution-engine/ssh-clients-manager';

import { startExpressions, stopExpressions } from './expressions';
import { refuseNames, restoreNames } from './names';

beforeAll(async () => {
	refuseNames();
	await startExpressions();
});
afterAll(async () => {
	restoreNames();
	await stopExpressions();
	// The engine starts a clean-up timer for SSH tunnels with its first node; without this jest would never end.
	Container.get(SSHClientsManager).onShutdown();
});
