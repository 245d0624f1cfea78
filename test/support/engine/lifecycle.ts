/** What n8n starts before its first execution and ends after its last, in each file of tests. */

import { Container } from '@n8n/di';
import { SSHClientsManager } from 'n8n-core/dist/execution-engine/ssh-clients-manager';
import { type Logger, LoggerProxy } from 'n8n-workflow';

import { startExpressions, stopExpressions } from './expressions';
import { refuseNames, restoreNames } from './names';

const silence = () => undefined;
const silent = { error: silence, warn: silence, info: silence, debug: silence } as Partial<Logger> as Logger;

beforeAll(async () => {
	refuseNames();
	await startExpressions();
	// n8n's own looks up who logs, with each expression, whether or not it is to be silent.
	LoggerProxy.init(silent);
});
afterAll(async () => {
	restoreNames();
	await stopExpressions();
	// The engine starts a clean-up timer for SSH tunnels with its first node; without this jest would never end.
	Container.get(SSHClientsManager).onShutdown();
});
