/** Jest takes what it is given here from Node, so that it is loaded once for all files of tests. */
module.exports = {
	process: (_source, file) => ({ code: `module.exports = requireNatively(${JSON.stringify(file)});` }),
	getCacheKey: (_source, file) => `native ${file}`,
};
