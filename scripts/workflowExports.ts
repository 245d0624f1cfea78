/** Lists anew what `n8n-workflow` exports in each tested version of n8n: `npm run exports`. */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

import { ensureHost } from '../host/install';
import tested from '../host/versions.json';
import { exportsFile } from '../host/workflowExports';

const LIST = "JSON.stringify(Object.keys(require('n8n-workflow')).sort(), null, '\\t')";

async function main(): Promise<void> {
	for (const { n8n } of tested) {
		const { nodeBin, modules } = await ensureHost(n8n);
		writeFileSync(exportsFile(n8n), execFileSync(nodeBin, ['-p', LIST], { cwd: modules, encoding: 'utf8' }));
	}
}

void main();
