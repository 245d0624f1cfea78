/** Empties `dist` before a build, and copies what the compiler leaves behind: icons, and the codex files that n8n's search reads. */

const { rm } = require('node:fs/promises');

const { dest, parallel, src } = require('gulp');

const icons = () => src('icons/**/*.svg', { encoding: false }).pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));

exports.clean = async () => await rm('dist', { recursive: true, force: true });
exports.assets = parallel(icons, codex);
