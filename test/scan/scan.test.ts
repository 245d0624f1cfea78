/** n8n's own scanner of community packages, in `npm run scan`. */

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { copyOf } from '../support/copy';
import { root } from '../support/files';

const scan = (...folder: string[]) => {
	const { status, stdout } = spawnSync('node', [path.join(root, 'scripts/scan.mjs'), ...folder], {
		encoding: 'utf8',
		// The rules take every file for a fixture of their own tests when this is "test", as jest has it.
		env: { ...process.env, NODE_ENV: 'production' },
	});
	return { status, stdout };
};

it('finds nothing in the sources and in the packed files', () => {
	expect(scan()).toEqual({ status: 0, stdout: 'passed: sources\npassed: packed files\n' });
}, 120_000);

it('finds what n8n does not allow, in the sources and in what was built', () => {
	const copy = copyOf(['credentials', 'nodes/shared', 'index.js'], { overrides: { axios: '1.0.0' } });
	writeFileSync(path.join(copy.folder, 'nodes/shared/lists.ts'), "console.log('here');\n");
	const { status, stdout } = scan(copy.folder);
	copy.remove();
	expect(status).toBe(1);
	const [sources, packed] = stdout.split('failed: packed files');
	expect(sources).toMatch(/no-console/);
	expect(sources).toMatch(/no-overrides-field/);
	expect(packed).toMatch(/no-overrides-field/);
}, 120_000);
