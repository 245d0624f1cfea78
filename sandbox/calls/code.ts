/** The code of a verification call, where the service chooses it. */

import { randomInt } from 'node:crypto';

import type { SandboxState } from '../state';

/** In the wild mode one that can be told again, and often one that begins with zeros. */
export function newCode({ wild }: SandboxState, digits: number): string {
	return wild ? wild.code(digits) : String(randomInt(10 ** digits)).padStart(digits, '0');
}
