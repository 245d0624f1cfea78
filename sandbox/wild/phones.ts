/** Phones in the other spellings of the same number: `8900…`, `+7 900 …`, ten digits, a JSON number. */

import { meaningOf } from './fields';
import type { ContentIdea } from './idea';
import { type Json, mapFields, textOf } from './json';

type Spelling = (ten: string) => string | number;

const parts = (ten: string) => /^(...)(...)(..)(..)$/.exec(ten)?.slice(1) ?? [];
const RUSSIAN: Spelling[] = [
	(ten) => `8${ten}`,
	(ten) => `+7${ten}`,
	(ten) => `+7 ${parts(ten).join(' ')}`,
	(ten) => {
		const [area, ...rest] = parts(ten);
		return `8 (${area}) ${rest.join('-')}`;
	},
	(ten) => ten,
	(ten) => Number(`7${ten}`),
];

export const phones: ContentIdea = ({ content }, chance) => {
	const spelling = chance.pick(RUSSIAN);
	return mapFields(content, (field, value) =>
		meaningOf(field) === 'phone' ? spelled(value, spelling) : value,
	);
};

function spelled(value: Json, spelling: Spelling): Json {
	const digits = textOf(value);
	const [, ten] = /^7(\d{10})$/.exec(digits) ?? [];
	if (ten !== undefined) return spelling(ten);
	return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : value;
}
