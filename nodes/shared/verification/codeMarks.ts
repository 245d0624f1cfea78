/**
 * The marks that a code leaves in the store. They follow from its phone and time, so that the sender of the next code can
 * take the attempts of the one before, without knowing it: nobody has to ask whether a code was replaced.
 */

import { secondOf } from '../markStore';
import { digestOf } from '../values/digest';
import type { SealedCode } from './sealedCode';

/** More than these nobody allows for a code. */
export const MOST_ATTEMPTS = 10;
/** Codes of a phone that follow each other sooner have the same marks: their attempts count together. */
export const SLOT_MS = 10;

type Issued = Pick<SealedCode, 'phone' | 'issuedAt'>;

/** Tells nobody the number. */
export const nameOf = (phone: string): string => digestOf(`verification ${phone}`, 22);

/** What all marks of a code begin with. */
export const codeMark = ({ phone, issuedAt }: Issued): string =>
	`code ${nameOf(phone)} ${Math.floor(issuedAt / SLOT_MS)}`;

export const attemptMark = (code: string, attempt: number): string => `${code} ${attempt}`;
export const rightMark = (code: string): string => `${code} right`;
export const voidMark = (code: string): string => `${code} void`;
/** Two, so that a question of another process is not taken for them; see `pairs` in `markStore.ts`. */
export const sureMarks = (mark: string): string[] => [mark, secondOf(mark)];

/** All attempts: a code that has left them can't be right any more. */
export const attemptMarks = (code: string, attempts = MOST_ATTEMPTS): string[] =>
	Array.from({ length: attempts }, (_, at) => attemptMark(code, at + 1));
