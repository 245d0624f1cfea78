/** Numbers of the sandbox: everybody has their own, and its last two digits say what they do. */

/** So many numbers each group has. */
const GROUP_SIZE = 5_000;
const FIRST = 790_000_000;

export const ENDINGS = {
	answers: '00',
	doesNotAnswer: '02',
	pressesOne: '21',
	pressesTwo: '22',
	pressesNothing: '27',
	pressesNine: '29',
	refusedOnce: '47',
	/** Every callback comes twice. */
	pressesOneToldTwice: '99',
} as const;

/**
 * @param group another one for each scenario, 0 to 19
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
