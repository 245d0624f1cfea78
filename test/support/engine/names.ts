/**
 * The sandbox reports calls to addresses at `….example`, which are nobody's. A name server that takes its time to say so
 * would hold up whatever is looked up next, so it is not asked.
 */

import dns from 'node:dns';

type Answer = (error: Error) => void;

const { lookup } = dns;

function lookUp(name: string, ...rest: unknown[]): void {
	if (!name.endsWith('.example')) return void Reflect.apply(lookup, dns, [name, ...rest]);
	const error = new Error(`getaddrinfo ENOTFOUND ${name}`);
	process.nextTick(rest[rest.length - 1] as Answer, Object.assign(error, { code: 'ENOTFOUND' }));
}

export function refuseNames(): void {
	dns.lookup = lookUp as typeof lookup;
}

export function restoreNames(): void {
	dns.lookup = lookup;
}
