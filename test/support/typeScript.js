/** Turns TypeScript into what Node runs, as `tsx` does for the commands. Types are checked by `npm run types`. */

const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

const options = {
	loader: 'ts',
	format: 'cjs',
	target: 'es2021',
	// Jest resolves modules anew where a test wants it, by its own `require`.
	supported: { 'dynamic-import': false },
	sourcemap: 'external',
	sourcesContent: false,
	tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
};

module.exports = {
	process: (source, sourcefile) => transformSync(source, { ...options, sourcefile }),
	getCacheKey: (source, file) =>
		createHash('sha256')
			.update(JSON.stringify([version, options, file, source]))
			.digest('hex'),
};
