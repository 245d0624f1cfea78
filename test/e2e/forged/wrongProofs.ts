/** Everything that can be wrong with the proof a callback carries. */

import type { Callback, Target } from './callback';

/** Another letter in place of the one there. */
const alter = (text: string, place: number) =>
	text.slice(0, place) + (text[place] === 'A' ? 'B' : 'A') + text.slice(place + 1);

/** Texts made of the right one. */
const spoilt: Record<string, (proof: string) => string> = {
	'is empty': () => '',
	'lacks its first letter': (proof) => proof.slice(1),
	'lacks its last letter': (proof) => proof.slice(0, -1),
	'is half of it': (proof) => proof.slice(0, proof.length / 2),
	'is the first letter': (proof) => proof[0],
	'has another first letter': (proof) => alter(proof, 0),
	'has another letter in the middle': (proof) => alter(proof, proof.length >> 1),
	'has another last letter': (proof) => alter(proof, proof.length - 1),
	'has one letter more': (proof) => `${proof}A`,
	'is there twice over': (proof) => proof + proof,
	'has capital letters': (proof) => proof.toUpperCase(),
	'goes backwards': (proof) => [...proof].reverse().join(''),
	'begins with a space': (proof) => ` ${proof}`,
	'ends with a space': (proof) => `${proof} `,
	'ends with a line break': (proof) => `${proof}\n`,
	'ends with a NUL': (proof) => `${proof}\0`,
	'ends with padding': (proof) => `${proof}=`,
	'is followed by a path': (proof) => `${proof}/other`,
	'is base64 of itself': (proof) => Buffer.from(proof).toString('base64'),
	'is the word null': () => 'null',
	'is the word undefined': () => 'undefined',
	'is the word true': () => 'true',
	'is a star': () => '*',
	'is an expression': () => '={{ $credentials.apiKey }}',
	'is very long': (proof) => proof + 'A'.repeat(6000),
};

/** The right proof, in a query that makes something else of it. */
const twisted: Record<string, (query: URLSearchParams, name: string, proof: string) => string> = {
	'is given twice': (query, name, proof) => `${query.toString()}&${name}=${proof}`,
	'is a list': (query, name, proof) => `${without(query, name)}&${name}[]=${proof}`,
	'is an object': (query, name, proof) => `${without(query, name)}&${name}[value]=${proof}`,
	'has a name in capitals': (query, name, proof) => `${without(query, name)}&${name.toUpperCase()}=${proof}`,
	'reaches into prototypes': (query, name, proof) =>
		`${without(query, name)}&__proto__[${name}]=${proof}&constructor[prototype][${name}]=${proof}`,
	'is behind a hash': (query, name, proof) => `${without(query, name)}#${name}=${proof}`,
};

function without(query: URLSearchParams, name: string): string {
	const rest = new URLSearchParams(query);
	rest.delete(name);
	return rest.toString();
}

/** @returns callbacks whose proof is missing, spoilt, twisted, or made for something else */
export function wrongProofs(target: Target): Callback[] {
	const { proof, isTyped, otherProofs, withProof } = target;
	const counts = ([, spoil]: [string, (proof: string) => string]) =>
		!isTyped || spoil(proof).trim() !== proof;
	const wrong = Object.entries(spoilt)
		.filter(counts)
		.map(([fault, spoil]): [string, string | undefined] => [fault, spoil(proof)]);
	const given = [['is missing', undefined] as [string, undefined], ...wrong, ...Object.entries(otherProofs)];
	const inPlace = given.map(([fault, text]) => ({ ...withProof(text), fault: `the proof ${fault}` }));
	return [...inPlace, ...twistedOnes(target), ...misplaced(target)];
}

function twistedOnes({ proof, withProof }: Target): Callback[] {
	const right = withProof(proof);
	const { searchParams } = new URL(right.url);
	const [name] = [...searchParams].find(([, value]) => value === proof) ?? [];
	if (name === undefined) return [];
	return Object.entries(twisted).map(([fault, twist]) => ({
		...right,
		url: `${right.url.split('?')[0]}?${twist(searchParams, name, encodeURIComponent(proof))}`,
		fault: `the proof ${fault}`,
	}));
}

/** The right proof where nobody asks for it. */
function misplaced({ proof, withProof }: Target): Callback[] {
	const bare = withProof();
	const said = JSON.parse(String(bare.body)) as object;
	const basic = Buffer.from(`${proof}:${proof}`).toString('base64');
	const headers: Array<Record<string, string>> = [
		{ authorization: `Bearer ${proof}` },
		{ authorization: `Basic ${basic}` },
		{ cookie: `token=${proof}; secret=${proof}` },
		{ 'x-api-key': proof },
		{ referer: `https://n8n.example/?token=${proof}` },
	];
	const beside = JSON.stringify({ ...said, query: { token: proof, secret: proof } });
	return [
		...headers.map((header) => ({
			...bare,
			headers: header,
			fault: `the proof is in ${Object.keys(header)[0]}`,
		})),
		{ ...withProof(undefined, beside), fault: 'the proof is somewhere in the body' },
	];
}
