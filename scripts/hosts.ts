/** `npm run hosts`: installs every n8n that is tested, which takes minutes on a machine that has none of them. */

import { ensureHost } from '../host/install';
import { shutDownOnSignals } from '../host/shutdown';
import versions from '../host/versions.json';

async function main(): Promise<void> {
	for (const { n8n } of versions) await ensureHost(n8n);
}

shutDownOnSignals(1);
void main();
