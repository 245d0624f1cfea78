/** Small labels for the READMEs: each says what package.json or host/versions.json says. */

import packageJson from '../../package.json';
import versions from '../../host/versions.json';
import { escape } from './text';

const HEIGHT = 20;
const PADDING = 8;
/** Of the font below, on average. */
const LETTER = 6.7;

const dependencies = 'dependencies' in packageJson ? 'some' : 'none at run time';

/** By the name of the file: what it is about, and what is so. */
const badges: Record<string, [string, string]> = {
	n8n: ['tested with n8n', versions.map(({ n8n }) => n8n).join(', ')],
	node: ['Node.js', packageJson.engines.node.replace('>=', '') + ' or newer'],
	dependencies: ['dependencies', dependencies],
	license: ['license', packageJson.license],
};

const widthOf = (text: string) => Math.round(text.length * LETTER) + 2 * PADDING;

function badge([label, fact]: [string, string]): string {
	const [left, right] = [widthOf(label), widthOf(fact)];
	const text = (x: number, words: string) =>
		`<text x="${x}" y="14" text-anchor="middle" fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${escape(words)}</text>`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-label="${escape(`${label}: ${fact}`)}">`,
		`<rect width="${left + right}" height="${HEIGHT}" rx="3" fill="#4a5568"/>`,
		`<path d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H${left}z" fill="#0f766e"/>`,
		text(left / 2, label),
		text(left + right / 2, fact),
		'</svg>',
		'',
	].join('\n');
}

/** The files, by their path from the root. */
export const badgeFiles: Array<{ file: string; svg: string }> = Object.entries(badges).map(
	([name, words]) => ({
		file: `docs/images/badges/${name}.svg`,
		svg: badge(words),
	}),
);
