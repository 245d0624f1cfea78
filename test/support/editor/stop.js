/** Jest runs this after the tests. */

module.exports = async () => await globalThis.sharedWorld?.stop();
