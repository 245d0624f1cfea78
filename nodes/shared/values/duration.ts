/** Durations as the services write them: `"14"`, `14`, `"00:04"`, `"1:02:03"`. */

import { textOf } from './text';

const SIXTY = 60;

/** @returns whole seconds; undefined when the value is no duration */
export function toSeconds(value: unknown): number | undefined {
	const text = textOf(value);
	if (text === undefined || !/^\d+(:[0-5]?\d){0,2}$/.test(text)) return undefined;
	return text.split(':').reduce((seconds, part) => seconds * SIXTY + Number(part), 0);
}
