/** What is wrong with a menu, and where: `ivrs[1].ivrs[0].smsText: 83 characters, 70 allowed`. */

import type { Problem } from '../../shared/values/problem';

/** Collects what is wrong while a menu is read; reading goes on, so that all of it can be told at once. */
export class Problems {
	readonly found: Problem[] = [];

	/** @param field the path of the value in the menu */
	add(field: string, rule: string): undefined {
		this.found.push({ field, rule });
		return undefined;
	}
}

export const describeProblem = ({ field, rule }: Problem): string => `${field}: ${rule}`;
