/**
 * Beside each node stands what its operations give out, for n8n to show before anything has run. `npm run docs` writes it
 * anew: it runs this file with VOICE_CALLS_WRITE_DOCS set.
 */

import '../support/engine/lifecycle';

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { schemaFiles, schemaOf } from '../../scripts/docs/schemas';
import { filesUnder, read, root } from '../support/files';

it.each([...schemaFiles])(
	"%s (if it does not: 'npm run docs')",
	async (file, example) => {
		const text = await schemaOf(example);
		if (process.env.VOICE_CALLS_WRITE_DOCS) {
			mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
			writeFileSync(path.join(root, file), text);
		}
		expect(existsSync(path.join(root, file)) && read(file)).toBe(text);
	},
	60_000,
);

it('no other stands there', () => {
	expect(
		filesUnder('nodes')
			.filter((file) => file.includes('__schema__'))
			.sort(),
	).toEqual([...schemaFiles.keys()].sort());
});
