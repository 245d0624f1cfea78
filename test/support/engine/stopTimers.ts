/** n8n's engine starts a clean-up timer for SSH tunnels with its first node; without this jest would never end. */

import { Container } from '@n8n/di';
import { SSHClientsManager } from 'n8n-core/dist/execution-engine/ssh-clients-manager';

afterAll(() => {
	Container.get(SSHClientsManager).onShutdown();
});
