/** The files of the page: those named here, as they are. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';

const PAGE = path.join(__dirname, 'page');
const ICONS = path.join(__dirname, '../../icons');

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.svg': 'image/svg+xml',
};

const styles = ['theme', 'style', 'phone', 'talk', 'keys', 'actions', 'cards', 'tables', 'chips'];
const scripts = [
	...['app', 'calls', 'dom', 'formats', 'keys', 'language', 'lines', 'more', 'moves', 'names', 'overview'],
	...['phone', 'reports', 'sounds', 'texts', 'told'],
];
const pageFiles = [
	'index.html',
	'favicon.svg',
	...styles.map((name) => `${name}.css`),
	...scripts.map((name) => `${name}.js`),
];
const icons = ['mcnTelecom', 'mobilgroup', 'zvonobot'].flatMap((name) => [`${name}.svg`, `${name}.dark.svg`]);

/** @returns nothing for a name that is not one of the page's */
export async function pageFile(name: string): Promise<{ type: string; content: Buffer } | undefined> {
	const folder = pageFiles.includes(name) ? PAGE : icons.includes(name) ? ICONS : undefined;
	if (folder === undefined) return undefined;
	return { type: TYPES[path.extname(name)], content: await readFile(path.join(folder, name)) };
}
