/** Numbers of the sandbox: everybody has their own, and its last two digits say what they do. */

/** So many numbers each group has. */
const GROUP_SIZE = 10_000;
const FIRST = 790_000_000;

export const ENDINGS = { answers: '00', pressesOne: '21', pressesTwo: '22', refusedOnce: '47' } as const;

/**
 * @param group another one for each scenario, 0 to 9
 * @param endings taken in turns
 */
export function phonesOf(group: number, count: number, endings: readonly string[]): string[] {
	const begin = FIRST + group * GROUP_SIZE;
	return Array.from({ length: count }, (_, place) => `${begin + place}${endings[place % endings.length]}`);
}

/** Enough to find it in one's own list, too little to call it. */
export function masked(phone: string): string {
	return `${phone.slice(0, 4)}…${phone.slice(-4)}`;
}
