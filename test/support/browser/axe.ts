/** What the rules of WCAG 2.2 A and AA find in a page. */

import { readFileSync } from 'node:fs';

import type { Page } from './browser';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
	id: string;
	nodes: Array<{ html: string }>;
}

export async function findings(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	const { violations } = await page.evaluate<{ violations: Violation[] }>(
		`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
	);
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
