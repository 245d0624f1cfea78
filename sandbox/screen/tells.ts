/** The words of a callback's body that a person looks for, whatever its shape. */

/** As the documents of the three services name them. */
const NAMES = ['status', 'state', 'answer', 'ivr_answers', 'q931_status', 'final_status'];

/** @returns such as `finished`, `answer 1`, or `16 ANSWERED` */
export function tells(body: unknown): string {
	return wordsIn(body).join(' ');
}

function wordsIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(wordsIn);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) => {
		if (typeof part === 'object') return wordsIn(part);
		if (!NAMES.includes(key)) return [];
		return key.includes('answer') ? ['answer', String(part)] : [String(part)];
	});
}
