/** What of our CHANGELOG.md concerns the package of a service. */

import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import {
	actionNodes,
	campaignNodes,
	credentialTypes,
	servicelessNodes,
	triggerNodes,
} from '../docs/operations';
import type { Service } from './services';

/** What the packages do not have, or what only who develops them meets. */
const OF_THE_HOUSE = /`?npm (run|start)\b|\bsandbox\b|\bREADME\b|^- Examples?\b|\bin queue mode\b/i;

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

/** Whether a change is about the service, or about all of them. */
export function concerns(change: string, service: Service, title: string): boolean {
	if (OF_THE_HOUSE.test(change)) return false;
	const text = change.replace(/\s+/g, ' ');
	if ([...servicelessNodes.values()].some(({ description }) => text.includes(description.displayName)))
		return false;
	const { named } = owners.reduce(
		(found, [name, nodes]) =>
			found.rest.includes(name)
				? { rest: found.rest.replaceAll(name, ''), named: [...found.named, nodes] }
				: found,
		{ rest: text, named: [] as string[][] },
	);
	if (text.includes(title)) return true;
	const isOwn = (nodes: string[]) => nodes.some((node) => node.startsWith(service.node));
	return named.length === 0 || named.some(isOwn);
}

/** Our changelog without what does not concern the service, and without headings that have nothing below them. */
export function changelogOf(ours: string, service: Service, title: string): string {
	const [head, ...entries] = ours.split(/^(?=## )/m);
	const kept = entries.flatMap((entry) => {
		const [heading, ...kinds] = entry.split(/^(?=### )/m);
		const told = kinds.map((kind) => kindOf(kind, service, title)).filter(Boolean);
		return told.length > 0 ? [`${heading.trim()}\n\n${told.join('\n\n')}`] : [];
	});
	return `${[head.trim(), ...kept].join('\n\n')}\n`;
}

function kindOf(kind: string, service: Service, title: string): string {
	const [heading, ...changes] = kind.split(/^(?=- )/m);
	const kept = changes.filter((change) => concerns(change, service, title));
	return kept.length > 0 ? `${heading.trim()}\n\n${kept.map((change) => change.trim()).join('\n')}` : '';
}
