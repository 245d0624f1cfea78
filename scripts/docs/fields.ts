/** Tables of fields, read off the descriptions that n8n builds its forms from. */

import type {
	ICredentialType,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';

import { requestOptionsField } from '../../nodes/shared/http/requestOptionsField';
import { safetyField } from '../../nodes/shared/safety/field';
import { menuForm } from '../../nodes/Zvonobot/ivr/form';
import type { Say } from './language';
import { plainText, table } from './markdown';

/** Described once, elsewhere. */
const elsewhere: Record<string, string> = {
	[safetyField.displayName]: 'Guards, rate limit and dry run: [safety of paid calls](safety.md#guards).',
	[menuForm.displayName]: 'The branches of the menu: see [Menus](zvonobot.md#menus).',
};
/** A longer default is an expression, whose result the form shows. */
const LONGEST_EXPRESSION = 100;
/** A list that is longer is told by its names alone. */
const MOST_DESCRIBED = 7;

interface Row {
	field: INodeProperties;
	/** Its name, with the collections that it is in. */
	path: string;
	siblings: INodeProperties[];
}

/**
 * The fields of an operation: everything that the form shows for it but what it is chosen by.
 *
 * @param resource undefined for a node that has none
 */
export function fieldsOfOperation(
	{ description }: INodeType,
	resource: string | undefined,
	operation: string,
	say: Say,
): string {
	const fields = description.properties.filter(({ displayOptions }) => {
		const show = displayOptions?.show;
		return (
			(resource === undefined || show?.resource?.includes(resource)) && show?.operation?.includes(operation)
		);
	});
	if (fields.length === 0) return say('No fields.');
	return fieldTable(fields, say);
}

/** The fields of a trigger or a campaign, which have no operations. */
export const fieldsOfNode = ({ description }: INodeType, say: Say): string =>
	fieldTable(
		description.properties.filter(({ name }) => name !== requestOptionsField.name),
		say,
	);

export const fieldsOfCredential = ({ properties }: ICredentialType, say: Say): string =>
	fieldTable(properties, say);

/** The fields inside a collection. */
export const fieldsInside = (collection: INodeProperties, say: Say): string =>
	fieldTable(insideOf(collection), say);

function fieldTable(fields: INodeProperties[], say: Say): string {
	const rows = rowsOf(fields).filter(({ field }) => field.type !== 'notice');
	return table(
		[say('Field'), say('Meaning'), say('Default')],
		rows.map((row) => [row.path, meaningOf(row, say), presetOf(row.field, say)]),
	);
}

function rowsOf(fields: INodeProperties[], prefix = '', above: INodeProperties[] = []): Row[] {
	return fields.filter(isShownNow).flatMap((field) => {
		const path = prefix + field.displayName;
		const row = { field, path, siblings: [...fields, ...above] };
		if (field.displayName in elsewhere) return [row];
		const inside = rowsOf(insideOf(field), `${path} → `, row.siblings);
		// A collection says something of its own where it has a description, or a condition.
		return inside.length > 0 && !field.description && conditionsOf(field).length === 0
			? inside
			: [row, ...inside];
	});
}

/** Not only in workflows that were built with an earlier version of the node. */
const isShownNow = ({ displayOptions }: INodeProperties) => !displayOptions?.show?.['@version'];

/** The fields in a collection; groups of it that have only one name are not told. */
export function insideOf(field: INodeProperties): INodeProperties[] {
	if (field.type === 'collection') return field.options as INodeProperties[];
	if (field.type !== 'fixedCollection') return [];
	return (field.options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

function meaningOf({ field, siblings }: Row, say: Say): string {
	const told = elsewhere[field.displayName];
	if (told) return say(told);
	return [
		field.required ? say('Required.') : '',
		field.description ? sentence(plainText(say(field.description))) : '',
		choicesOf(field, say),
		...conditionsOf(field).map((condition) => shownWhen(condition, siblings, say)),
	]
		.filter(Boolean)
		.join(' ');
}

const sentence = (text: string) => (/[.!?…)]$/.test(text) ? text : `${text}.`);
const oneOf = (names: string[], say: Say) => names.join(` ${say('or')} `);

function choicesOf(field: INodeProperties, say: Say): string {
	if (field.modes) {
		return `${oneOf(
			field.modes.map(({ displayName }) => `_${displayName}_`),
			say,
		)}.`;
	}
	if (field.type !== 'options' && field.type !== 'multiOptions') return '';
	const choices = (field.options ?? []) as INodePropertyOptions[];
	if (choices.length === 0) return '';
	const described = choices.length <= MOST_DESCRIBED;
	return `${choices.map((choice) => choiceOf(choice, described, say)).join(', ')}.`;
}

const choiceOf = ({ name, description }: INodePropertyOptions, described: boolean, say: Say): string =>
	description && described ? `_${name}_ (${plainText(say(description)).replace(/\.$/, '')})` : `_${name}_`;

/** What has to be chosen elsewhere for the field to be shown; resource and operation are in the heading. */
function conditionsOf({ displayOptions }: INodeProperties): Array<[string, unknown[]]> {
	return Object.entries(displayOptions?.show ?? {})
		.filter(([name]) => name !== 'resource' && name !== 'operation')
		.map(([name, values]) => [name.replace(/^\//, ''), values as unknown[]]);
}

function shownWhen([name, values]: [string, unknown[]], siblings: INodeProperties[], say: Say): string {
	const field = siblings.find((candidate) => candidate.name === name);
	const wanted = oneOf(
		values.map((value) => nameOf(field, value, say)),
		say,
	);
	return say('Shown where {field} is {value}.', { field: `_${field?.displayName ?? name}_`, value: wanted });
}

function nameOf(field: INodeProperties | undefined, value: unknown, say: Say): string {
	const choices = (field?.options ?? []) as INodePropertyOptions[];
	const chosen = choices.find((choice) => choice.value === value);
	if (chosen) return `_${chosen.name}_`;
	if (typeof value === 'number') return String(value);
	return say(value === '' ? 'empty' : String(value));
}

/** What the form holds before anything is filled in. */
function presetOf(field: INodeProperties, say: Say): string {
	const { default: preset } = field;
	if (field.type === 'options') return nameOf(field, preset, say);
	if (Array.isArray(preset)) return presetChoices(field, preset, say);
	switch (typeof preset) {
		case 'boolean':
			return say(preset ? 'on' : 'off');
		case 'number':
			return preset === 0 ? '' : String(preset);
		case 'string':
			if (preset.length > LONGEST_EXPRESSION) return say('fills itself in');
			return preset === '' ? '' : `\`${preset}\``;
		default:
			return '';
	}
}

function presetChoices(field: INodeProperties, preset: unknown[], say: Say): string {
	if (preset.length > 0 && preset.length === field.options?.length) return say('all');
	return preset.map((value) => nameOf(field, value, say)).join(', ');
}
