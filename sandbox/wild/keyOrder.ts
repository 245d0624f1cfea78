/** The fields of every object in another order. */

import type { ContentIdea } from './idea';
import { mapObjects } from './json';

export const keyOrder: ContentIdea = ({ content }, chance) =>
	mapObjects(content, (object) => Object.fromEntries(chance.shuffled(Object.entries(object))));
