/**
 * What each operation gives out, as JSON Schema beside its node: n8n shows it in the next node's input before anything has
 * run, and tells it to the AI that builds workflows.
 */

import type { INodeType } from 'n8n-workflow';

import { rowIn } from './campaignOutput';
import { campaignNodes, operations, operationsWithoutResource, servicelessNodes } from './operations';
import { itemOf } from './outputs';

/** Rows of both services have the same fields. */
const ROW_OUT = 'zvonobotCampaign done';
/** n8n reads three numbers. */
const VERSION_PARTS = 3;

/** Where n8n looks for what an operation of the newest version gives out. */
function fileOf({ description, constructor }: INodeType, ...chosen: string[]): string {
	const parts = String([description.version].flat().at(-1)).split('.');
	const version = [...parts, ...Array<string>(VERSION_PARTS).fill('0')].slice(0, VERSION_PARTS).join('.');
	const folder = constructor.name.replace(/Campaign$/, '');
	return `${[`nodes/${folder}/__schema__/v${version}`, ...chosen].join('/')}.json`;
}

/** By the file of the schema, the name of an example of the output. */
export const schemaFiles: ReadonlyMap<string, string> = new Map([
	...operations.map(({ node, resource, operation }): [string, string] => {
		const chosen = [String(resource.value), String(operation.value)];
		return [fileOf(node, ...chosen), [node.description.name, ...chosen].join(' ')];
	}),
	...operationsWithoutResource.map((name): [string, string] => {
		const [node, operation] = name.split(' ');
		return [fileOf(servicelessNodes.get(node) as INodeType, operation), name];
	}),
	...[...campaignNodes.values()].map((node): [string, string] => [fileOf(node), ROW_OUT]),
]);

/** @returns the schema of an example's output, as its file has it */
export async function schemaOf(example: string): Promise<string> {
	const json = await itemOf(example);
	// A campaign gives back what a row had, too: that is its user's, and the phone is ours.
	const given = Object.keys(rowIn).filter((name) => name !== 'phone');
	const ours = Object.entries(json).filter(([name]) => example !== ROW_OUT || !given.includes(name));
	return `${JSON.stringify(typeOf(Object.fromEntries(ours)), undefined, '\t')}\n`;
}

/** All that can be null is a text otherwise, and what an empty list could hold has fields. */
function typeOf(value: unknown): object {
	if (Array.isArray(value)) return { type: 'array', items: typeOf(value[0] ?? {}) };
	if (value === null || typeof value !== 'object') return { type: value === null ? 'string' : typeof value };
	const properties = Object.entries(value).map(([name, one]) => [name, typeOf(one)]);
	return { type: 'object', properties: Object.fromEntries(properties) as object };
}
