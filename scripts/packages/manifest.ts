/** The package.json of a service's package, made of ours. */

import packageJson from '../../package.json';
import tools from './tools/package.json';
import { loadedBy } from './reach';
import { repositoryOf, services, type Service } from './services';

/** n8n's own CLI does it all. */
const scripts = {
	build: 'n8n-node build',
	dev: 'n8n-node dev',
	lint: 'n8n-node lint',
	'lint:fix': 'n8n-node lint --fix',
	release: 'n8n-node release',
	'release:check': 'node scripts/checkRelease.mjs',
	prepublishOnly: 'n8n-node prerelease',
};

/** Those of ours that are no other service's: what a service cannot do is none of its search words either. */
function keywordsOf(service: Service, searchWords: string[]): string[] {
	const known = searchWords.map((word) => word.toLowerCase());
	const isGeneral = (word: string) => word === 'n8n' || word.startsWith('n8n-');
	const isOwn = (word: string) => service.page.includes(`/${word}.`);
	const others = services.filter((other) => other !== service);
	return packageJson.keywords
		.filter((word) => !others.some(({ page }) => page.includes(`/${word}.`)))
		.filter((word) => isGeneral(word) || isOwn(word) || known.includes(word.replaceAll('-', ' ')));
}

/** @param searchWords what the editor finds its nodes by */
export function manifestOf(service: Service, description: string, searchWords: string[]): object {
	const repository = repositoryOf(service.packageName);
	return {
		name: service.packageName,
		version: packageJson.version,
		description,
		license: packageJson.license,
		author: packageJson.author,
		homepage: repository,
		bugs: { url: `${repository}/issues` },
		repository: { type: 'git', url: `git+${repository}.git` },
		keywords: keywordsOf(service, searchWords),
		engines: packageJson.engines,
		files: ['dist'],
		scripts,
		n8n: { ...packageJson.n8n, ...loadedBy(service) },
		peerDependencies: packageJson.peerDependencies,
		devDependencies: tools.devDependencies,
	};
}

/** The lock file of the tools, which are all that the package needs for its development. */
export function lockOf(manifest: object, lock: string): object {
	const { name, version, license, engines, peerDependencies, devDependencies } = manifest as Record<
		string,
		unknown
	>;
	const { packages, ...rest } = JSON.parse(lock) as { packages: Record<string, object> };
	const root = { name, version, license, devDependencies, engines, peerDependencies };
	return { ...rest, name, version, packages: { ...packages, '': root } };
}
