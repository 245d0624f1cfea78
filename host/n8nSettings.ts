import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import type { Host } from './install';
import { freePort } from './ports';

/** Modules that ask the internet for something as soon as n8n starts. */
const CURIOUS_MODULES = ['mcp-registry'];

/** n8n prepares its editor each time it starts, which takes a third of that time. */
export const NO_EDITOR = { N8N_DISABLE_UI: 'true' };

/**
 * All that n8n gets to know of this machine: settings of another n8n in the environment do not
 * leak in, and nothing is asked of the internet.
 */
export async function n8nSettings(host: Host, dataFolder: string, port: number): Promise<NodeJS.ProcessEnv> {
	const { PATH, LANG, TZ, TMPDIR } = process.env;
	return {
		PATH: [dirname(host.nodeBin), PATH].join(delimiter),
		LANG,
		TZ,
		TMPDIR,
		HOME: dataFolder,
		NODE_ENV: 'production',
		N8N_USER_FOLDER: dataFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_PYTHON_ENABLED: 'false',
		N8N_DISABLED_MODULES: disabledModules(host).join(','),
	};
}

/** n8n does not start when it is to do without a module that it has not got, as n8n 1.x has not. */
function disabledModules({ n8nBin }: Host): string[] {
	const modules = join(dirname(n8nBin), '../dist/modules');
	return CURIOUS_MODULES.filter((name) => existsSync(join(modules, name)));
}
