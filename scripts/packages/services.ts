/** The services, each of which makes a package of its own beside the one that has them all. */

import path from 'node:path';

import packageJson from '../../package.json';

/** The package that has the nodes of all services. */
export const bundle = packageJson.name;

export interface Service {
	/** `McnTelecom`: its folder below `nodes`; the files of its nodes and of its credential begin with it. */
	folder: string;
	/** `mcnTelecom`: its node. Its trigger, its campaign and its icons begin with it. */
	node: string;
	/** `n8n-nodes-mcn-telecom` */
	packageName: string;
	/** Its page in the documentation, by its path from the root. */
	page: string;
}

export const services: Service[] = packageJson.n8n.credentials.map((file) => {
	const folder = path.basename(file, 'Api.credentials.js');
	const slug = folder.replace(/\B(?=[A-Z])/g, '-').toLowerCase();
	return {
		folder,
		node: folder[0].toLowerCase() + folder.slice(1),
		packageName: `n8n-nodes-${slug}`,
		page: `docs/${slug}.md`,
	};
});

/** @throws Error when there is none */
export function serviceOf(packageName: string): Service {
	const service = services.find((candidate) => candidate.packageName === packageName);
	const names = services.map((candidate) => candidate.packageName).join(', ');
	if (!service) throw new Error(`There is no package "${packageName}". There are: ${names}`);
	return service;
}

/** The repository of this package, and where the one of another lies: beside it. */
export const repositoryOf = (packageName: string): string =>
	packageJson.homepage.replace(/[^/]+$/, packageName);
