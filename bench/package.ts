/** How long the built nodes take to load, and how large the package is. */

import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

import packageJson from '../package.json';
import { figure, type Report } from './figures';

const root = resolve(__dirname, '..');
const LOADS = 7;

/** Loads every node and credential in a fresh process, with n8n-workflow loaded before, as it is in n8n. */
function loadOnce(): number {
	const files = [...packageJson.n8n.nodes, ...packageJson.n8n.credentials].map((file) => resolve(root, file));
	const script = `require('n8n-workflow');
		const begun = process.hrtime.bigint();
		${JSON.stringify(files)}.forEach((file) => require(file));
		console.log(Number(process.hrtime.bigint() - begun) / 1e6);`;
	return Math.round(Number(execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' })));
}

export function measurePackage(): Report['package'] {
	const output = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: root, encoding: 'utf8' });
	const [{ unpackedSize }] = JSON.parse(output) as Array<{ unpackedSize: number }>;
	return {
		loadMs: figure(Array.from({ length: LOADS }, loadOnce)),
		unpackedKb: Math.round(unpackedSize / 1000),
		dependencies: Object.keys('dependencies' in packageJson ? (packageJson.dependencies as object) : {})
			.length,
	};
}
