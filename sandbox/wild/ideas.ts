/** All ideas, in the order in which they are carried out. */

import { bom } from './bom';
import { doubles } from './doubles';
import { emptyLists } from './emptyLists';
import { escapes } from './escapes';
import { extraFields } from './extraFields';
import { flags } from './flags';
import type { ContentIdea, TextIdea } from './idea';
import { keyOrder } from './keyOrder';
import { listsAsObjects } from './listsAsObjects';
import { loneRows } from './loneRows';
import { money } from './money';
import { numbersAsText } from './numbersAsText';
import { partsAsText } from './partsAsText';
import { phones } from './phones';
import { rowOrder } from './rowOrder';
import { textsAsNumbers } from './textsAsNumbers';
import { warning } from './warning';

/** What is said, of answers only. */
export const answerIdeas = { doubles, rowOrder } satisfies Record<string, ContentIdea>;

/** What is said, of answers and callbacks. */
export const contentIdeas = {
	extraFields,
	flags,
	money,
	phones,
	numbersAsText,
	textsAsNumbers,
	emptyLists,
	loneRows,
	listsAsObjects,
	keyOrder,
} satisfies Record<string, ContentIdea>;

/** What is said, of callbacks only. */
export const callbackIdeas = { partsAsText } satisfies Record<string, ContentIdea>;

/** How it is written: the first of callbacks too. */
export const spellings = { escapes } satisfies Record<string, TextIdea>;
export const prefixes = { warning, bom } satisfies Record<string, TextIdea>;

/** How it is sent: `created` and `htmlType` are the status and the content type of an answer, `form` is a callback's body. */
export const ways = ['created', 'htmlType', 'form'] as const;

export const ideaNames: string[] = [
	...[answerIdeas, contentIdeas, callbackIdeas, spellings, prefixes].flatMap(Object.keys),
	...ways,
];
