/**
 * Which package a real n8n is to run: this one, or the one of a single service that `npm run packages` has written. Workflows that
 * are imported are moved to it then, as a user would move them.
 */

import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { movedType, movedWorkflow, type HasNodes } from '../scripts/packages/moveWorkflow';
import { bundle } from '../scripts/packages/services';

/** Where its package.json is. */
export const packageFolder = process.env.VOICE_CALLS_PACKAGE ?? resolve(__dirname, '..');

export interface PackageManifest {
	name: string;
	version: string;
	author: { name: string };
	n8n: { nodes: string[]; credentials: string[] };
}

export const packageUnderTest = JSON.parse(
	readFileSync(join(packageFolder, 'package.json'), 'utf8'),
) as PackageManifest;
const { name, n8n } = packageUnderTest;
const isBundle = name === bundle;

/** The type that the node has in the package under test. */
export const typeUnderTest = (type: string): string => (isBundle ? type : movedType(type, [name]));

/** The workflow with the nodes of the package under test. */
export const workflowUnderTest = <W extends HasNodes>(workflow: W): W =>
	isBundle ? workflow : movedWorkflow(workflow, [name]);

/** Whether the package under test has all the nodes of ours that the workflow needs. */
export const canRun = (workflow: HasNodes): boolean =>
	isBundle || workflowUnderTest(workflow).nodes.every(({ type }) => !type.startsWith(`${bundle}.`));

/** Whether it has the credential, such as `zvonobotApi`. */
export const hasCredential = (type: string): boolean =>
	n8n.credentials.some((file) => basename(file).toLowerCase().startsWith(`${type.toLowerCase()}.`));
