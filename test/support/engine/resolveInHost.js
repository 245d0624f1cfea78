/**
 * Lets jest take n8n's own packages from the n8n whose `node_modules` the variable names, and all else from here. Only in
 * use when `npm run test:engine` says so.
 */

const { sep } = require('node:path');

const { VOICE_CALLS_ENGINE_FROM: host } = process.env;
const OF_N8N = /^(n8n-core|n8n-workflow|@n8n\/[^/]+)(\/|$)/;

module.exports = (request, options) => {
	const isOutside = !options.basedir.startsWith(host + sep);
	return options.defaultResolver(
		request,
		OF_N8N.test(request) && isOutside ? { ...options, basedir: host } : options,
	);
};
