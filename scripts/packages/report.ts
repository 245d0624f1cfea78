/** What was found out about a package, in one line. */

import type { Check } from './checks';

/** `built, packed, lint 0/0 in strict mode, scan passed, loaded, e2e 17 passed` */
export function lineOf(checks: Check[]): string {
	const kinds = [...new Set(checks.map(({ what }) => what))];
	return kinds
		.map((kind) =>
			wordOf(
				kind,
				checks.filter(({ what }) => what === kind),
			),
		)
		.join(', ');
}

function wordOf(kind: string, checks: Check[]): string {
	const failed = checks.filter(({ faults }) => faults.length > 0).length;
	if (kind === 'e2e') return `e2e ${checks.length - failed} passed${failed > 0 ? `, ${failed} FAILED` : ''}`;
	return failed > 0 ? `NOT ${kind}` : kind;
}
