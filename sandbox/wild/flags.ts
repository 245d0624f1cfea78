/** Yes and no as 0 and 1, as their text, as words. */

import { meaningOf } from './fields';
import type { ContentIdea } from './idea';
import { mapFields } from './json';

const FORMS = [
	[true, false],
	[1, 0],
	['1', '0'],
	['true', 'false'],
] as const;

export const flags: ContentIdea = ({ content }, chance) => {
	const [yes, no] = chance.pick(FORMS);
	return mapFields(content, (field, value) => {
		if (meaningOf(field) !== 'flag' || value === null) return value;
		return [true, 1, '1', 'true'].includes(value as never) ? yes : no;
	});
};
