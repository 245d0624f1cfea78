const { availableParallelism } = require('node:os');

const versions = require('./host/versions.json');

const TYPESCRIPT = { '\\.ts$': '<rootDir>/test/support/typeScript.js' };

/** One project for each kind of test, so that each can be run alone: `npx jest --selectProjects unit`. */
const project = (name, settings = {}) => ({
	displayName: name,
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	testEnvironment: 'node',
	transform: TYPESCRIPT,
	setupFiles: ['<rootDir>/test/support/seed.ts'],
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/host/versions', '<rootDir>/.data'],
	...settings,
});

/**
 * For the many small files: all of a worker share one realm and the packages it has loaded. Not where a test stops the clock,
 * which would stand still for jest as well.
 */
const inOneRealm = (name, settings = {}) =>
	project(name, {
		testEnvironment: '<rootDir>/test/support/oneRealm.js',
		transform: {
			'/node_modules/(?!@?jest|expect).*\\.[cm]?js$': '<rootDir>/test/support/native.js',
			...TYPESCRIPT,
		},
		transformIgnorePatterns: [],
		...settings,
	});

/** Many thousand runs: only on the engines that people use. */
const DIALLED_TWICE = '<rootDir>/test/engine/dialledTwice';
/** The same, and no engine takes part: only in the run with odd answers. */
const ANSWERS = '<rootDir>/test/engine/answers';

/** The n8n-core of the development packages, or that of a real n8n where `npm run test:engine` says so. */
function engineOf({
	VOICE_CALLS_ENGINE_FROM: host,
	VOICE_CALLS_N8N_VERSION: version,
	VOICE_CALLS_SANDBOX_WILD: wild,
}) {
	const isListed = host && versions.some(({ n8n }) => n8n === version);
	return {
		...(host && { resolver: '<rootDir>/test/support/engine/resolveInHost.js' }),
		testPathIgnorePatterns: [
			...(isListed ? [] : ['<rootDir>/test/engine/host']),
			...(host && !wild ? [] : [DIALLED_TWICE]),
			...(wild ? [] : [ANSWERS]),
		],
	};
}

module.exports = {
	// Generous, for a slow machine that does much else.
	testTimeout: 30_000,
	// Much of the time the tests wait for answers, so three take turns on two cores.
	maxWorkers: Math.ceil(1.5 * availableParallelism()),
	testSequencer: '<rootDir>/test/support/sequencer.js',
	projects: [
		inOneRealm('unit'),
		inOneRealm('engine', {
			setupFilesAfterEnv: ['<rootDir>/test/support/engine/lifecycle.ts'],
			...engineOf(process.env),
		}),
		// Every value in every field. Stops the clock of the n8n-core of the development packages; that of a real n8n cannot be.
		project('fields', { setupFilesAfterEnv: ['<rootDir>/test/support/engine/lifecycle.ts'] }),
		inOneRealm('sandbox'),
		inOneRealm('package'),
		project('docs'),
		project('scan'),
		project('e2e', {
			setupFiles: ['<rootDir>/test/support/seed.ts', '<rootDir>/test/support/e2e/ownData.ts'],
			setupFilesAfterEnv: ['<rootDir>/test/support/e2e/time.ts'],
		}),
		// Chromium takes its time on a machine that is busy.
		project('browser', { setupFilesAfterEnv: ['<rootDir>/test/support/browser/time.ts'] }),
		project('editor', {
			globalSetup: '<rootDir>/test/support/editor/start.js',
			globalTeardown: '<rootDir>/test/support/editor/stop.js',
			setupFilesAfterEnv: ['<rootDir>/test/support/editor/time.ts'],
		}),
	],
};
