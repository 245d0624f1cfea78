/**
 * Runs tests in Node's own realm, where n8n runs too, and lets all files that a worker runs share the n8n it has loaded.
 * Jest's own environment is a realm for each file: n8n would be loaded in each anew, and an error of the one realm is no
 * `Error` in the other.
 */

const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');
const { ModuleMocker } = require('jest-mock');

const ownRealm = {};
const { runInContext } = vm.Script.prototype;
vm.Script.prototype.runInContext = function (context, options) {
	return context === ownRealm ? this.runInThisContext(options) : runInContext.call(this, context, options);
};

module.exports = class extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		this.global = globalThis;
		this.moduleMocker = new ModuleMocker(globalThis);
		globalThis.requireNatively = require;
	}

	getVmContext() {
		return this.global && ownRealm;
	}

	async teardown() {
		this.moduleMocker.restoreAllMocks();
		await super.teardown();
	}
};
