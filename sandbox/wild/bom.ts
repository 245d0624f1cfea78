/** The mark that some editors put at the beginning of a PHP file, and PHP at the beginning of every answer. */

import type { TextIdea } from './idea';

export const BOM = '\uFEFF';

export const bom: TextIdea = (text) => BOM + text;
