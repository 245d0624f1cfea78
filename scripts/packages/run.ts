/**
 * Writes a package for each service, as a whole repository of its own, and proves it: n8n's CLI builds and lints it, n8n's
 * scanner reads it, a real n8n installs it and runs the service's part of the tests in it.
 *
 *   npm run packages                                      into the cache folder
 *   npm run packages -- --out ../packages                 into another folder
 *   npm run packages -- --no-e2e                          without a real n8n
 *   npm run packages -- --only n8n-nodes-zvonobot         one of them
 *   npm run packages -- --malware-rules ../guarddog/guarddog/analyzer/sourcecode
 *   npm run packages -- --rewrite workflow.json           moves a saved workflow to the packages
 */

import './sourcesFirst';

import { mkdir } from 'node:fs/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { cacheFolder } from '../../host/install';
import { say, step } from '../../host/progress';
import { wantedVersion } from '../../host/recipe';
import { isShuttingDown, shutDown, shutDownOnSignals } from '../../host/shutdown';
import packageJson from '../../package.json';
import { build, lint, linkTools, pack, scan, scanForMalware, type Check } from './checks';
import { tryInN8n } from './e2e';
import { movedExport } from './moveWorkflow';
import { lineOf } from './report';
import { writeRepository } from './repository';
import { serviceOf, services, type Service } from './services';
import { ensureTools } from './tools';

const { values: options } = parseArgs({
	options: {
		out: { type: 'string' },
		only: { type: 'string', multiple: true },
		'no-e2e': { type: 'boolean', default: false },
		'malware-rules': { type: 'string', default: process.env.VOICE_CALLS_MALWARE_RULES },
		rewrite: { type: 'string' },
		json: { type: 'boolean', default: false },
		outputFile: { type: 'string' },
	},
});
const out = path.resolve(options.out ?? path.join(cacheFolder(), 'packages'));

const placeOf = ({ packageName }: Service) => ({
	folder: path.join(out, packageName),
	logs: path.join(out, 'logs', packageName),
});

/** All but the trial in n8n. */
async function prove(service: Service, modules: string): Promise<Check[]> {
	const place = placeOf(service);
	await mkdir(place.logs, { recursive: true });
	writeRepository(service, place.folder);
	await linkTools(place.folder, modules);
	const built = await build(place);
	if (built.faults.length > 0) return [built];
	const packed = await pack(place, out);
	const tarball = path.join(out, `${service.packageName}-${packageJson.version}.tgz`);
	const rules = options['malware-rules'];
	const malware = rules ? [await scanForMalware(place, tarball, path.resolve(rules))] : [];
	return [built, packed, await lint(place), await scan(place), ...malware];
}

async function main(): Promise<void> {
	if (options.rewrite) return rewrite(options.rewrite);
	const chosen = options.only?.map(serviceOf) ?? services;
	const modules = await ensureTools();
	const proven = await step(`Writing, building, linting and scanning into ${out}`, async () => {
		return await Promise.all(chosen.map(async (service) => await prove(service, modules)));
	});
	const rows: Array<Check & { packageName: string }> = [];
	const lines: string[] = [];
	for (const [place, service] of chosen.entries()) {
		if (isShuttingDown()) return;
		const checks = [...proven[place]];
		if (!options['no-e2e'] && checks[0].faults.length === 0) {
			const title = `Trying ${service.packageName} in n8n ${wantedVersion()}`;
			checks.push(...(await step(title, async () => await tryInN8n(service, placeOf(service)))));
		}
		rows.push(...checks.map((check) => ({ ...check, packageName: service.packageName })));
		lines.push(`${service.packageName} ${packageJson.version}: ${lineOf(checks)}`);
		say(lines[place]);
	}
	if (!isShuttingDown()) tell(rows, lines);
}

function tell(rows: Check[], lines: string[]): void {
	const faults = rows.flatMap((row) => row.faults);
	console.log(['', ...faults, ...lines, ''].join('\n'));
	if (options.json && options.outputFile) writeFileSync(options.outputFile, JSON.stringify({ rows }));
	if (faults.length > 0) process.exitCode = 1;
}

/** Writes the workflow beside the one that was given. */
function rewrite(file: string): void {
	const { text, moved, left } = movedExport(readFileSync(file, 'utf8'), options.only);
	const target = file.replace(/(\.json)?$/, '.moved.json');
	writeFileSync(target, text);
	console.log(`${target}: ${moved.length} nodes moved${moved.length > 0 ? ` (${moved.join(', ')})` : ''}`);
	if (left.length > 0) console.log(`These stay with ${packageJson.name}: ${left.join(', ')}`);
}

shutDownOnSignals(1);
main()
	.catch((error: unknown) => {
		// After Ctrl-C, what was under way fails; that is no news.
		if (isShuttingDown()) return;
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	})
	.finally(() => void shutDown());
