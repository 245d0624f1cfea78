/** The pictures of the documentation: there, small, and few. */

import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { documents, filesUnder, read, root } from '../support/files';

const LARGEST_BYTES = 100_000;
/** The moving picture on top of the READMEs is loaded by everyone who opens them. */
const LARGEST_FILM_BYTES = 300_000;
const FILM = 'docs/images/call.webp';
const photographs = filesUnder('docs/images').filter((file) => !file.endsWith('.svg'));

it.each(['README.md', 'README-ru.md'])('%s shows pictures that exist', (page) => {
	const shown = [...read(page).matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, file]) => file);
	expect(shown).not.toHaveLength(0);
	expect(shown.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

it('the first picture of the READMEs moves: five stills or more, without an end', () => {
	const film = readFileSync(path.join(root, FILM)).toString('latin1');
	expect(film.slice(8, 16)).toBe('WEBPVP8X');
	expect(film).toMatch(/ANIM\x06\0\0\0[^]{4}\0\0/);
	expect(film.split('ANMF').length - 1).toBeGreaterThanOrEqual(5);
	for (const page of ['README.md', 'README-ru.md'])
		expect(/\]\(([^)]+\.webp)\)/.exec(read(page))?.[1]).toBe(FILM);
});

it('screenshots are few and small, and each is shown', () => {
	expect(photographs.length).toBeLessThanOrEqual(9);
	const sizeOf = (file: string) => statSync(path.join(root, file)).size;
	const largest = (file: string) => (file === FILM ? LARGEST_FILM_BYTES : LARGEST_BYTES);
	expect(photographs.filter((file) => sizeOf(file) > largest(file))).toEqual([]);
	const shown = documents.map(read).join('\n');
	expect(photographs.filter((file) => !shown.includes(file.replace('docs/', '')))).toEqual([]);
});
