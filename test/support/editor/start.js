/** Jest runs this before the tests. By its own way of loading TypeScript it would take host/package.json for host/package.ts. */

const { require: load } = require('tsx/cjs/api');

module.exports = async () => {
	const { startSharedWorld } = load('./world.ts', __filename);
	globalThis.sharedWorld = await startSharedWorld();
};
