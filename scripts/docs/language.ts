/** The language of what is generated: the English of the nodes, or its Russian from the catalogue. */

import { filesUnder, read } from '../../test/support/files';
import { isRussian } from './translations';

/** @returns an English text in the language of the page; what stands in braces is filled in */
export type Say = (english: string, values?: Record<string, string>) => string;

const CATALOGUE = 'scripts/docs/russian';

/** The Russian of each English text, by the file that it stands in. */
export const catalogue: Array<[file: string, texts: Record<string, string>]> = filesUnder(CATALOGUE)
	.filter((file) => file.endsWith('.json'))
	.sort()
	.map((file) => [file, JSON.parse(read(file)) as Record<string, string>]);

const russian = new Map(catalogue.flatMap(([, texts]) => Object.entries(texts)));

const filled: Say = (text, values = {}) =>
	text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

export const inEnglish: Say = filled;

/** What has no Russian yet stays English; a test names it. */
export const inRussian: Say = (english, values) => filled(russian.get(english) ?? english, values);

export const languageOf = (page: string): Say => (isRussian(page) ? inRussian : inEnglish);
