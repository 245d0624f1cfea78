/** Addresses that people type into credentials and options. */

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads the base URL of a service. It has to be https, because the credential travels to it; http is for this machine.
 *
 * @returns the URL without a slash at its end, or the rule that it breaks
 */
export function readBaseUrl(text: string): { url: string } | { rule: string } {
	const url = parse(text);
	if (!url) return { rule: 'is not a valid URL' };
	const secure = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
	if (!secure) return { rule: 'must start with https://' };
	if (url.username || url.password || url.search || url.hash) {
		return { rule: 'may hold only a host and a path' };
	}
	return { url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}

/** Reads the domain of a service, which people give with or without its scheme; see `readBaseUrl`. */
export function readDomain(text: string): { url: string } | { rule: string } {
	return readBaseUrl(text.includes('://') ? text : `https://${text}`);
}

/**
 * Reads the address of a callback, in either protocol: it is the user's own server.
 *
 * @returns the rule that it breaks, if it breaks one
 */
export function callbackUrlRule(text: string): string | undefined {
	const url = parse(text);
	if (!url || !/^https?:$/.test(url.protocol)) return 'must be a URL that starts with http:// or https://';
	return url.username || url.password ? 'may hold no user name and no password' : undefined;
}

function parse(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}
