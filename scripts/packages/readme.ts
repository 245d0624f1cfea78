/** The README of a service's package: short, and with a link to the page that has every field. */

import { actionNodes, campaignNodes, operations, triggerNodes } from '../docs/operations';
import { plainText, table } from '../docs/markdown';
import { firstSentence, inEnglish, pageOf, pageUrl, relinked } from './page';
import { bundle, type Service } from './services';

/** Pages that are the same for all services, and stay in the repository of the package that has all of them. */
const SHARED_PAGES: Array<[title: string, page: string, about: string]> = [
	['Safety of paid calls', 'docs/safety.md', 'outcomes, retries, guards, rate limit'],
	['Verification by call', 'docs/verification.md', 'what is promised, and what is not'],
	['Callbacks', 'docs/callbacks.md', 'addresses, tokens, secrets'],
	['Queue mode', 'docs/queue-mode.md', 'n8n on several machines'],
	['Errors', 'docs/errors.md', 'every message, and what to do'],
];

export interface Sources {
	/** Our README, and the page of the service. */
	readme: string;
	page: string;
	/** The package's examples: title by path. */
	examples: Map<string, string>;
	kept: Map<string, string>;
}

const nodesOf = ({ node }: Service) =>
	[...actionNodes, ...campaignNodes, ...triggerNodes]
		.filter(([name]) => name.startsWith(node))
		.map(([, { description }]) => description);

/** `MCN Telecom`, as it calls itself. */
export const titleOf = ({ node }: Service): string => actionNodes.get(node)?.description.displayName ?? node;

export const descriptionOf = (service: Service, page: string): string =>
	`n8n nodes for ${titleOf(service)}. ${firstSentence(pageOf(page))}`.replace(/\.$/, '');

function operationsOf(service: Service): string {
	const own = operations.filter(({ node }) => node === actionNodes.get(service.node));
	const resources = [...new Set(own.map(({ resource }) => resource.name))];
	const rows = resources.flatMap((name) =>
		own
			.filter(({ resource }) => resource.name === name)
			.map(({ operation }, place) => [place === 0 ? name : '', operation.name, operation.description ?? '']),
	);
	return table(
		['Resource', 'Operation', 'What it does'],
		rows.map((row) => row.map(plainText)),
	);
}

function compatibilityOf(readme: string): string {
	const section = pageOf(readme).sections.get('Compatibility') ?? '';
	const versions = [...section.matchAll(/^\| *(\d[\d.]+) *\|/gm)].map(([, version]) => version);
	return `Tested in n8n ${versions.join(' and ')}, on Node.js 24, self-hosted. It needs nothing beside n8n.`;
}

export function readmeOf(service: Service, sources: Sources): string {
	const { intro, sections } = pageOf(sources.page);
	const title = titleOf(service);
	const section = (name: string) => {
		const found = [...sections.keys()].find((heading) => heading.startsWith(name));
		if (!found) throw new Error(`${service.page} has no section "${name}"`);
		return `## ${found}\n\n${sections.get(found)}`;
	};
	const linked = (text: string) => relinked(text, service.page, 'README.md', sources.kept);
	const own = (text: string) => linked(text).trim();
	return inEnglish(
		[
			`# ${service.packageName}`,
			`n8n nodes for **${title}**. ${own(intro)}`,
			`Nobody is called twice by accident: neither by _Retry On Fail_ nor by retrying a failed execution. ${shared('docs/safety.md', 'How')}.`,
			'## Installation',
			[
				'In n8n, open **Settings → Community Nodes → Install** and enter',
				`\`${service.packageName}\`. n8n's own guide:`,
				'[install community nodes](https://docs.n8n.io/integrations/community-nodes/installation/). For the first try, switch on',
				'**Safety → Dry Run** in a node: it checks everything and calls nobody.',
			].join('\n'),
			`For several providers in one n8n, or a sign-up check that calls by any of them: [${bundle}](${pageUrl(bundle, 'docs/packages.md')}).`,
			'## Nodes',
			table(
				['Node', 'What it does'],
				nodesOf(service).map(({ displayName, description }) => [displayName, plainText(description)]),
			),
			'## Operations',
			operationsOf(service),
			`Every field, with an example of each output: [${title}](${service.page}).`,
			own(section(`Credentials: ${title} API`)),
			...examplesPart(sources.examples),
			own(section(`${title} Trigger`)),
			own(section('Limits')),
			'## Compatibility',
			compatibilityOf(sources.readme),
			'## Resources',
			[...SHARED_PAGES.map(([name, page, about]) => `- ${shared(page, name)}: ${about}`)].join('\n'),
			'## Version history',
			'See [CHANGELOG.md](CHANGELOG.md).',
			'## License',
			'[MIT](LICENSE.md)',
		].join('\n\n'),
	).concat('\n');
}

const shared = (page: string, title: string) => `[${title}](${pageUrl(bundle, page)})`;

const examplesPart = (examples: Sources['examples']) => [
	'## Usage',
	'Copy the text of an example and paste it into an empty workflow; its notes say what to set first.',
	[...examples].map(([file, title]) => `- [${title}](${file})`).join('\n'),
];

/** The page of the service with every field, its campaign included. */
export function servicePage(
	service: Service,
	page: string,
	campaigns: string,
	kept: Map<string, string>,
): string {
	const campaign = `${titleOf(service)} Campaign`;
	const fields = pageOf(campaigns).sections.get(campaign);
	const ours = relinked(page, service.page, service.page, kept).trimEnd();
	if (!fields) return `${ours}\n`;
	const told = `How it goes: [campaigns](${pageUrl(bundle, 'docs/campaigns.md')}).`;
	return `${ours}\n\n## ${campaign}\n\n${told}\n\n${relinked(fields, 'docs/campaigns.md', service.page, kept)}\n`;
}
