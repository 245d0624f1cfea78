/** Which pages of the documentation there are in Russian too, and where. */

import { documents } from '../../test/support/files';

/** What only developers read. */
const ENGLISH_ONLY = ['docs/api-notes.md', 'docs/architecture.md', 'docs/review-video.md'];

/** English pages whose Russian one is still to be written. To be emptied. */
export const PENDING: string[] = [];

export const isRussian = (page: string): boolean => page.startsWith('docs/ru/') || /[.-]ru\.md$/.test(page);

/**
 * Where the Russian page is, or has to be: beside a README, and for docs/ in a folder of its own. npm would pack README.ru.md, and
 * what is packed is English.
 */
export const russianOf = (page: string): string =>
	page.startsWith('docs/')
		? page.replace(/^docs\//, 'docs/ru/')
		: page.replace(/\.md$/, page === 'README.md' ? '-ru.md' : '.ru.md');

/** Every English page for users. */
export const translatedPages: string[] = documents.filter(
	(page) =>
		/^(README|examples\/README)\.md$|^docs\//.test(page) && !isRussian(page) && !ENGLISH_ONLY.includes(page),
);
