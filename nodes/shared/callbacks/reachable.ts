/** Whether a service can reach an address that it is given: a call is paid for also if its answer can never arrive. */

import type { Reader } from '../reader';

/** Only inside a network, whatever it is (RFC 2606, 6761, 6762, 8375 and usual names of routers). */
const INSIDE =
	/(^|\.)(localhost|localdomain|local|internal|intranet|private|corp|home|lan|test|invalid|home\.arpa)$/;

/** First bytes of the IPv4 networks that nothing outside can reach (RFC 6890), and how many bits count. */
const NETWORKS: Array<[string, number]> = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['224.0.0.0', 3],
];

/**
 * @param host as in `URL.hostname`, which writes an IPv4 address as four numbers, whatever was typed
 * @returns whether it is out in the internet
 */
export function isPublic(host: string): boolean {
	const name = host.toLowerCase().replace(/\.$/, '');
	if (name.startsWith('[')) return isPublicIpv6(name.slice(1, -1));
	if (/^\d+(\.\d+){3}$/.test(name)) return isPublicIpv4(name);
	// A name without a dot is one of the own network, or of a container.
	return name.includes('.') && !INSIDE.test(name);
}

function isPublicIpv4(address: string): boolean {
	const own = numberOf(address);
	return !NETWORKS.some(([network, bits]) => own >>> (32 - bits) === numberOf(network) >>> (32 - bits));
}

const numberOf = (address: string): number =>
	address.split('.').reduce((number, part) => ((number << 8) | Number(part)) >>> 0, 0);

/** Only 2000::/3 is given out, and of that not the addresses for documents; IPv4 within IPv6 counts as what it is. */
function isPublicIpv6(address: string): boolean {
	const mapped = /^::(?:ffff:)?([\da-f]{1,4}):([\da-f]{1,4})$/.exec(address);
	if (mapped) {
		const number = (parseInt(mapped[1], 16) * 0x10000 + parseInt(mapped[2], 16)) >>> 0;
		return isPublicIpv4([24, 16, 8, 0].map((bits) => (number >>> bits) & 255).join('.'));
	}
	return /^[23][\da-f]{3}:/.test(address) && !address.startsWith('2001:db8:');
}

export const REACHABLE_ADVICE =
	"Enter an address that starts with https:// and that the internet reaches. If it is that of this n8n, set 'WEBHOOK_URL' in n8n's settings. Nobody was called.";

/**
 * Tells why the callbacks of a call would not arrive, or not in secret: http shows their token to everybody on the way. For a
 * service on this machine or in the own network, such as the sandbox, all addresses are good.
 *
 * @param address absolute URL that the service is given
 * @param baseUrl of the service
 * @returns the rule that the address breaks, to say behind its field's label
 */
export function unreachableRule(address: string, baseUrl: string): string | undefined {
	const service = new URL(baseUrl).hostname;
	if (!isPublic(service) || !URL.canParse(address)) return undefined;
	const { hostname, host, protocol } = new URL(address);
	if (!isPublic(hostname)) return `leads to ${host}, which ${service} cannot reach from the internet`;
	return protocol === 'https:' ? undefined : `must start with https:// for ${service}`;
}

/** The same for the address of an execution that waits, which is n8n's own. */
export function requireReachable(reader: Pick<Reader, 'refuse'>, address: string, baseUrl: string): void {
	const rule = unreachableRule(address, baseUrl);
	if (rule) throw reader.refuse('Webhook URL', `of this n8n ${rule}`, REACHABLE_ADVICE);
}
