/** All numbers as text, as a database gives them to PHP: `"id": "1234"`. */

import type { ContentIdea } from './idea';
import { mapFields } from './json';

export const numbersAsText: ContentIdea = ({ content }) =>
	mapFields(content, (_field, value) => (typeof value === 'number' ? String(value) : value));
