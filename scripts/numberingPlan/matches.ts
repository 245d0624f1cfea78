/** What matches a regular expression of libphonenumber's: with which digits it can begin, and how long it is. */

/** Lengths of the matches, by the digits with which they begin. */
export type Matches = Map<string, Set<number>>;

const DIGITS = [...'0123456789'];

/**
 * @param pattern of digits, classes, groups, `|`, `?` and `{n}`: libphonenumber uses nothing else
 * @param known how many digits of the beginning are told apart
 */
export function matchesOf(pattern: string, known: number): Matches {
	const [matches, end] = alternatives(pattern, 0, known);
	if (end !== pattern.length) throw new Error(`Can't read ${pattern.slice(end)}`);
	return matches;
}

export function addAll(to: Matches, more: Matches): Matches {
	for (const [beginning, lengths] of more) {
		to.set(beginning, new Set([...(to.get(beginning) ?? []), ...lengths]));
	}
	return to;
}

type Read = [matches: Matches, end: number];

function alternatives(pattern: string, start: number, known: number): Read {
	const matches: Matches = new Map();
	for (let at = start; ; at++) {
		const [more, end] = sequence(pattern, at, known);
		addAll(matches, more);
		if (pattern[end] !== '|') return [matches, end];
		at = end;
	}
}

function sequence(pattern: string, start: number, known: number): Read {
	let matches: Matches = new Map([['', new Set([0])]]);
	let at = start;
	while (at < pattern.length && !'|)'.includes(pattern[at])) {
		const [next, atomEnd] = atom(pattern, at, known);
		const [least, most, end] = times(pattern, atomEnd);
		const repeated: Matches = new Map();
		for (let time = 0; time <= most; time++) {
			if (time >= least) addAll(repeated, matches);
			matches = joined(matches, next, known);
		}
		matches = repeated;
		at = end;
	}
	return [matches, at];
}

function atom(pattern: string, at: number, known: number): Read {
	if (pattern.startsWith('(?:', at)) {
		const [matches, end] = alternatives(pattern, at + 3, known);
		return [matches, end + 1];
	}
	const single = /^(?:\\d|\d|\[[\d-]+\])/.exec(pattern.slice(at))?.[0];
	if (single === undefined) throw new Error(`Can't read ${pattern.slice(at)}`);
	const digits = DIGITS.filter((digit) => new RegExp(`^${single}$`).test(digit));
	return [new Map(digits.map((digit) => [digit, new Set([1])])), at + single.length];
}

function times(pattern: string, at: number): [least: number, most: number, end: number] {
	if (pattern[at] === '?') return [0, 1, at + 1];
	const counted = /^\{(\d+)(?:,(\d+))?\}/.exec(pattern.slice(at));
	if (!counted) return [1, 1, at];
	const [whole, least, most = least] = counted;
	return [Number(least), Number(most), at + whole.length];
}

function joined(first: Matches, then: Matches, known: number): Matches {
	const all: Matches = new Map();
	for (const [start, startLengths] of first) {
		for (const [end, endLengths] of then) {
			const sums = [...startLengths].flatMap((length) => [...endLengths].map((more) => length + more));
			addAll(all, new Map([[(start + end).slice(0, known), new Set(sums)]]));
		}
	}
	return all;
}
