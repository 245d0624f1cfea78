/** What a careless server prints before its answer; it holds no bracket that JSON could begin with. */

import type { TextIdea } from './idea';

const WARNINGS = [
	['Warning', 'Undefined variable $tariff'],
	['Notice', 'Undefined index: callback'],
	['Deprecated', 'strlen(): Passing null to parameter #1 ($string) of type string is deprecated'],
];

export const warning: TextIdea = (text, chance) => {
	const [kind, words] = chance.pick(WARNINGS);
	return `<br />\n<b>${kind}</b>:  ${words} in <b>/var/www/html/api/index.php</b> on line <b>118</b><br />\n${text}`;
};
