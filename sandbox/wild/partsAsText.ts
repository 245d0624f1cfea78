/** `apiCalls`, or whatever else holds the calls of a callback, as JSON within text. */

import type { ContentIdea } from './idea';
import { isObject } from './json';

const PARTS = ['apiCalls', 'data', 'call'];

export const partsAsText: ContentIdea = ({ content }) => {
	if (!isObject(content)) return content;
	const entries = Object.entries(content).map(([name, value]) => [
		name,
		PARTS.includes(name) && typeof value === 'object' ? JSON.stringify(value) : value,
	]);
	return Object.fromEntries(entries) as typeof content;
};
