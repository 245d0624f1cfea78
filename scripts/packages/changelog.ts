/** What of our CHANGELOG.md concerns the package of a service. */

import type { INodeProperties, INodePropertyCollection, INodeType } from 'n8n-workflow';

import {
	actionNodes,
	campaignNodes,
	credentialTypes,
	servicelessNodes,
	triggerNodes,
} from '../docs/operations';
import { read } from '../../test/support/files';
import type { Service } from './services';

/** What the packages do not have, or what only who develops them meets. */
const OF_THE_HOUSE =
	/`?npm (run|start)\b|\bsandbox\b|\bREADME\b|^- Examples?\b|^- A package for each\b|\bin queue mode\b|Russian (words|pages)/i;

type Described = { displayName: string; properties: INodeProperties[] };

const described: Array<[node: string, Described]> = [
	...[...actionNodes, ...triggerNodes, ...campaignNodes, ...servicelessNodes].map(
		([name, { description }]): [string, Described] => [name, description],
	),
	...[...credentialTypes].map(([name, type]): [string, Described] => [name, type]),
];

/** Everything that has a name in the editor, with its options: nodes, fields, operations. */
const namesIn = ({ displayName, properties }: Described): string[] => [displayName, ...namesOf(properties)];

const namesOf = (all: Array<Partial<INodeProperties & INodePropertyCollection>>): string[] =>
	all.flatMap(({ name, displayName, options, values }) => [
		displayName ?? name ?? '',
		...namesOf((options ?? []) as INodeProperties[]),
		...namesOf(values ?? []),
	]);

/** Short words such as _Get_ or _Code_ say nothing about whose they are. */
const SHORTEST_NAME = 8;

function namesByOwner(): Map<string, string[]> {
	const owners = new Map<string, string[]>();
	for (const [node, description] of described) {
		for (const name of namesIn(description)) {
			if (name.length >= SHORTEST_NAME) owners.set(name, [...(owners.get(name) ?? []), node]);
		}
	}
	return owners;
}

/** The longest first: `Flash Call and Wait` is not `Flash Call`. */
const owners = [...namesByOwner()].sort(([one], [other]) => other.length - one.length);

/** What is named in a change and is not in every package: fields, operations, and things that only some services have. */
function ownersOf(change: string): string[][] {
	let rest = change;
	return owners.flatMap(([name, nodes]) => {
		if (!rest.includes(name)) return [];
		rest = rest.replaceAll(name, '');
		return [nodes];
	});
}

/** Things that only some services have: those whose page has the word. */
const THINGS = [
	...['menu', 'mailing', 'template', 'recording', 'redial', 'branch', 'Ask by Phone', 'Opt-Out'],
	...['campaign', 'file', 'wait', 'Russian'],
];

/** Whether a change is about the service, or about all of them. */
export function concerns(change: string, service: Service): boolean {
	const text = change.replace(/\s+/g, ' ');
	if (OF_THE_HOUSE.test(change) || titles(servicelessNodes).some((title) => text.includes(title)))
		return false;
	const title = actionNodes.get(service.node)?.description.displayName ?? '';
	const named = titles(actionNodes).filter((one) => text.includes(one));
	if (named.length > 0) return named.length === 1 && named[0] === title;
	const isOwn = (nodes: string[]) => nodes.some((node) => node.startsWith(service.node));
	const found = ownersOf(text);
	if (found.length > 0 && !found.some(isOwn)) return false;
	const [page, things] = [read(service.page), THINGS.filter((thing) => text.includes(thing))];
	return things.every((thing) => page.includes(thing));
}

const titles = (nodes: Map<string, INodeType>) =>
	[...nodes.values()].map(({ description }) => description.displayName);

/** Our changelog without what does not concern the service, and without headings that have nothing below them. */
export function changelogOf(ours: string, service: Service): string {
	const [head, ...entries] = ours.split(/^(?=## )/m);
	const kept = entries.flatMap((entry) => {
		const [heading, ...kinds] = entry.split(/^(?=### )/m);
		const told = kinds.map((kind) => kindOf(kind, service)).filter(Boolean);
		return told.length > 0 ? [`${heading.trim()}\n\n${told.join('\n\n')}`] : [];
	});
	return `${[head.trim(), ...kept].join('\n\n')}\n`;
}

/** `### Added`, whose changes may stand in groups below lines such as `**Callbacks**`. */
function kindOf(kind: string, service: Service): string {
	const [{ heading, kept }, ...groups] = kind.split(/^(?=\*\*)/m).map((group) => {
		const [first, ...changes] = group.split(/^(?=- )/m);
		const own = changes.filter((change) => concerns(change, service));
		return { heading: first.trim(), kept: own.map((change) => change.trim()).join('\n') };
	});
	const told = groups.filter((group) => group.kept).map((group) => `${group.heading}\n\n${group.kept}`);
	return kept || told.length > 0 ? [heading, kept, ...told].filter(Boolean).join('\n\n') : '';
}
