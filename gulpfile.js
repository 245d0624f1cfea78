/** Copies what the compiler leaves behind: icons, and the codex files that n8n's search reads. */

const { dest, parallel, src } = require('gulp');

const icons = () => src('icons/**/*.svg', { encoding: false }).pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));

exports.assets = parallel(icons, codex);
