// Says whether a tag can be published: it names the version of package.json, and CHANGELOG.md tells what is in it.
//   node scripts/checkRelease.mjs <tag> [folder of a package ...]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [tag, ...folders] = process.argv.slice(2);
if (folders.length === 0) folders.push(fileURLToPath(new URL('..', import.meta.url)));

function faultsIn(folder) {
	const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const changelog = readFileSync(join(folder, 'CHANGELOG.md'), 'utf8');
	/** The entry under "## [version] - date", up to the next one. */
	const entry = changelog
		.split(/^## /m)
		.find((part) => /^\[(.*)\] - \d{4}-\d\d-\d\d\n/.exec(part)?.[1] === version);
	return [
		tag !== `v${version}` &&
			`The tag is ${tag}, but package.json has version ${version}: tag it v${version}.`,
		!entry && `CHANGELOG.md has no heading "## [${version}] - <date>": give Unreleased this name.`,
		entry && !/^- /m.test(entry) && `CHANGELOG.md says nothing under ${version}.`,
	].filter(Boolean);
}

const nameOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name;
for (const folder of folders) {
	const faults = faultsIn(folder);
	const told = faults.length > 0 ? faults.join('\n') : `${tag} can be published`;
	console.log(folders.length > 1 ? `${nameOf(folder)}: ${told}` : told);
	if (faults.length > 0) process.exitCode = 1;
}
