/** The list by which the contract tests know what a version of n8n offers; run by `npm run test:engine` only. */

import * as n8nWorkflow from 'n8n-workflow';

import { wantedVersion } from '../../../host/recipe';
import { listedExports } from '../../../host/workflowExports';

it(`n8n-workflow of n8n ${wantedVersion()} exports what is listed (npm run exports lists it anew)`, () => {
	const exported = Object.keys(n8nWorkflow).filter((name) => name !== 'default');
	expect(exported.sort()).toEqual(listedExports(wantedVersion()));
});
