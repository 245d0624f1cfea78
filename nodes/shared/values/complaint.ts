/** How any service says that something went wrong, whatever it calls it. */

import { textOf } from './text';

/** A status or a result that is a word of failure. */
export const isFailure = (word: unknown): boolean => word === false || FAILURE.test(textOf(word) ?? '');

const FAILURE = /^(error|fail(ed|ure)?|false|refused|rejected|denied|declined|blocked|duplicate)$/i;

/** Whether a field that is there for errors names one: PHP writes none as null, `''`, `0`, `false`, `[]` or `{}`. */
export const isSaid = (part: unknown): boolean =>
	typeof part === 'object' && part !== null ? Object.keys(part).length > 0 : !isNothing(part);

const isNothing = (part: unknown): boolean =>
	!part || (typeof part === 'string' && /^(0|false|null)?$/i.test(part.trim()));
