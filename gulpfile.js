/**
 * Empties `dist` before a build. Then copies what the compiler leaves behind: icons, the codex files that n8n's search
 * reads, and the schemas of outputs that its editor shows. Indents what the compiler has written with tabs: its spaces are
 * a tenth of the package.
 */

const { rm } = require('node:fs/promises');
const { Transform } = require('node:stream');

const { dest, parallel, src } = require('gulp');

const icons = () => src('icons/**/*.svg', { encoding: false }).pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
const schemas = () => src('nodes/**/__schema__/**/*.json').pipe(dest('dist/nodes'));

const withTabs = (text) => text.replace(/^(?: {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4));
const indented = () =>
	new Transform({
		objectMode: true,
		transform(file, _encoding, done) {
			file.contents = Buffer.from(withTabs(String(file.contents)));
			done(null, file);
		},
	});
const code = () => src('dist/**/*.js').pipe(indented()).pipe(dest('dist'));

exports.clean = async () => await rm('dist', { recursive: true, force: true });
exports.assets = parallel(icons, codex, schemas, code);
