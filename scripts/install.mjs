// Makes sure node_modules is what package-lock.json says. Every npm script starts with this,
// so it costs a few milliseconds when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = fileURLToPath(new URL('..', import.meta.url));
// Written after a complete install only, so a half-finished one is done again.
const stamp = `${root}node_modules/.voice-calls-installed`;

/** What the installed packages depend on, as one short text. */
function wanted() {
	const hash = createHash('sha256');
	for (const file of ['package.json', 'package-lock.json']) hash.update(read(root + file));
	return hash.digest('hex');
}

function read(file) {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}

function giveUp(...lines) {
	console.error(`\n${lines.join('\n')}`);
	process.exit(1);
}

function install() {
	console.log('Installing the development packages (npm install), about half a minute ...');
	rmSync(stamp, { force: true });
	const { status, error } = spawnSync('npm', ['install', '--loglevel=error'], {
		cwd: root,
		stdio: 'inherit',
	});
	if (error) giveUp(`npm could not be started: ${error.message}`, 'Install Node.js with npm.');
	if (status !== 0) {
		giveUp(
			'The packages could not be installed; npm says why above.',
			'Most often there is no network, or the registry or proxy that npm is set to cannot be',
			'reached (npm config get registry). Put that right and run the same command again.',
		);
	}
	writeFileSync(stamp, wanted());
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
	giveUp(
		`This project needs Node.js ${OLDEST_NODE} or newer; this is ${process.versions.node}.`,
		'Install a newer one and run the same command again.',
	);
}
if (read(stamp) !== wanted()) install();
