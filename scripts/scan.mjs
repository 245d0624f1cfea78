// Runs n8n's scanner of community packages, as far as it goes before publishing: its rules on the sources and on the
// packed files. What it asks of the registry and of GitHub (provenance, the attested source) exists after publishing only.
//   node scripts/scan.mjs [folder of the package]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';

/** What the scanner looks at in a published package. */
const PACKED_FILE_PATTERNS = ['**/*.js', 'package.json'];

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'voice-calls-scan-'));

/** Packs the package as for publishing, and unpacks it. */
function unpacked() {
	const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', work];
	const [{ filename }] = JSON.parse(execFileSync('npm', pack, { cwd: root, encoding: 'utf8' }));
	execFileSync('tar', ['-xzf', join(work, filename), '-C', work]);
	return join(work, 'package');
}

try {
	const results = {
		sources: await analyzePackage(root, SOURCE_FILE_PATTERNS),
		'packed files': await analyzePackage(unpacked(), PACKED_FILE_PATTERNS),
	};
	for (const [what, { passed, message, details }] of Object.entries(results)) {
		console.log(passed ? `passed: ${what}` : `failed: ${what}: ${message}\n${details ?? ''}`);
		if (!passed) process.exitCode = 1;
	}
} finally {
	rmSync(work, { recursive: true, force: true });
}
