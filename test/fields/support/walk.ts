/** Finds every field that can hold an expression, however deep, from the descriptions that n8n builds its forms from. */

import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { nodeTypes } from '../../support/engine/nodeTypes';

export interface Operation {
	/** Service › Resource › Operation, as the editor names them. */
	name: string;
	type: string;
	resource: string;
	operation: string;
	/** The fields that the form can show for it. */
	fields: INodeProperties[];
}

export interface Subject {
	/** Labels from the outermost field to this one. */
	name: string;
	field: INodeProperties;
	/** Where its value lies in the parameters. */
	path: Array<string | number>;
	/** The field and all that it lies in, outermost first. */
	line: INodeProperties[];
	/** Whether it guards paid calls or a trigger: what was added to that must be readable. */
	guard: boolean;
	/** Whether it is one of several fields of a group that is added as a whole. */
	inGroup: boolean;
	/** Whether the expression stands for the whole picker and not for what is in it. */
	whole?: boolean;
}

const choicesOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];
const showsFor = ({ displayOptions }: INodeProperties, name: string, value: string) =>
	displayOptions?.show?.[name]?.includes(value) ?? true;

/** Every operation of a node. */
export function operationsOf(type: string): Operation[] {
	const { displayName, properties } = nodeTypes.getByNameAndVersion(type).description;
	const resources = properties.filter(({ name }) => name === 'resource').flatMap(choicesOf);
	return resources.flatMap((resource) =>
		properties
			.filter((field) => field.name === 'operation' && showsFor(field, 'resource', String(resource.value)))
			.flatMap(choicesOf)
			.map((operation) => {
				const [inResource, inOperation] = [String(resource.value), String(operation.value)];
				return {
					name: [displayName, resource.name, operation.name].join(' › '),
					...{ type, resource: inResource, operation: inOperation },
					fields: properties.filter(
						(field) =>
							!['resource', 'operation'].includes(field.name) &&
							showsFor(field, 'resource', inResource) &&
							showsFor(field, 'operation', inOperation),
					),
				};
			}),
	);
}

/** Added by n8n's own loader; n8n's engine reads most of it. */
const OF_N8N = ['requestOptions'];
const isOwn = ({ name }: INodeProperties) => !OF_N8N.includes(name);

export const subjectsOf = (fields: INodeProperties[], wanted = isOwn): Subject[] =>
	fields.filter(wanted).flatMap((field) => within(field, [], []));

function inside(field: INodeProperties): INodeProperties[] {
	if (field.type === 'collection') return field.options as INodeProperties[];
	if (field.type !== 'fixedCollection') return [];
	return (field.options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

function within(field: INodeProperties, above: INodeProperties[], pathAbove: Subject['path']): Subject[] {
	if (field.type === 'notice') return [];
	const line = [...above, field];
	const path = [...pathAbove, field.name];
	if (field.type === 'collection') return inside(field).flatMap((member) => within(member, line, path));
	if (field.type === 'fixedCollection') {
		const at = field.typeOptions?.multipleValues ? [0] : [];
		const members = (field.options as INodePropertyCollection[]).flatMap((group) =>
			group.values.flatMap((member) => within(member, line, [...path, group.name, ...at])),
		);
		return [subject(line, path), ...members];
	}
	if (field.noDataExpression) return [];
	const itself = subject(line, path);
	return field.type === 'resourceLocator'
		? [itself, { ...itself, name: `${itself.name} (as a whole)`, whole: true }]
		: [itself];
}

/** Whom a trigger believes, and how far a campaign goes. */
const OTHER_GUARDS = ['mostCalls', 'sources', 'stopAfter', 'stopAtCost', 'waveSize'];

function subject(line: INodeProperties[], path: Subject['path']): Subject {
	const field = line[line.length - 1];
	return {
		name: line.map(({ displayName }) => displayName).join(' → '),
		...{ field, path, line },
		guard: line[0].name === 'safety' || OTHER_GUARDS.includes(field.name),
		inGroup: line.slice(0, -1).some(({ type }) => type === 'fixedCollection'),
	};
}
