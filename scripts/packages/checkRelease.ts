/** Says whether a tag can be published, of this package and of the packages that are made of it: `npm run release:check -- v1.2.3`. */

import './sourcesFirst';

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { root } from '../../test/support/files';
import { writeRepository } from './repository';
import { services } from './services';

const [tag] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'voice-calls-release-'));
try {
	const written = services.map((service) => {
		const place = path.join(folder, service.packageName);
		writeRepository(service, place);
		return place;
	});
	const script = path.join(root, 'scripts/checkRelease.mjs');
	const { status } = spawnSync(process.execPath, [script, tag, root, ...written], { stdio: 'inherit' });
	process.exitCode = status ?? 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
