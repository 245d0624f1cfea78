/** The pictures of the documentation: there, small, and few. */

import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

import { documents, filesUnder, read, root } from '../support/files';

const LARGEST_BYTES = 100_000;
const photographs = filesUnder('docs/images').filter((file) => !file.endsWith('.svg'));

it.each(['README.md', 'README.ru.md'])('%s shows pictures that exist', (page) => {
	const shown = [...read(page).matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, file]) => file);
	expect(shown).not.toHaveLength(0);
	expect(shown.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

it('screenshots are few and small, and each is shown', () => {
	expect(photographs.length).toBeLessThanOrEqual(10);
	expect(photographs.filter((file) => statSync(path.join(root, file)).size > LARGEST_BYTES)).toEqual([]);
	const pages = documents.map(read).join('\n');
	expect(photographs.filter((file) => !pages.includes(`images/${path.basename(file)}`))).toEqual([]);
});
