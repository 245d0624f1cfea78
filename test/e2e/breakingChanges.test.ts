/** The rules of n8n itself for what its next major version breaks, over the examples and over every node of the package. */

import { readdirSync } from 'node:fs';
import path from 'node:path';

import { readExample } from '../../host/examples';
import { hasNewAgents } from '../../host/recipe';
import type { BreakingChanges } from '../../host/restApi';
import type { WorkflowFile } from '../../host/restWorkflows';
import type { World } from '../../host/world';
import packageJson from '../../package.json';
import { read, root } from '../support/files';
import { START_TIMEOUT_MS, startWorld } from '../support/e2e/world';

const OUR_NODES = 'Every node of the package';
const WITH_EMPTY_ITEMS = 'Every node of the package, with Always Output Data';

/** What n8n says of this machine that does not concern the package; all else has to be on the page. */
const OF_NO_CONCERN = [
	'compression-node-limits-v3',
	'task-runner-task-timeout-v3',
	// The examples are copied as text, or imported as files.
	'workflow-import-url-removed-v3',
	// A machine of developers; docs/n8n-3.md, In Docker, is for all others.
	'docker-only-deployment-v3',
];
const ON_THE_PAGE: Record<string, string> = {
	'unverified-packages-v3': 'N8N_UNVERIFIED_PACKAGES_ENABLED=true',
	'always-output-data-multi-output-v3': '**Always Output Data**',
};

// n8n 1.x has no such report.
const describeNext = hasNewAgents() ? describe : describe.skip;

describeNext('what n8n 3 changes, by the rules of this n8n', () => {
	let world: World;
	let report: BreakingChanges['report'];
	beforeAll(async () => {
		world = await startWorld();
		const files = readdirSync(path.join(root, 'examples')).filter((file) => file.endsWith('.json'));
		for (const file of files) await world.api.importWorkflow(await readExample(file), world.credentials);
		await world.api.importWorkflow(workflowOf(OUR_NODES));
		await world.api.importWorkflow(workflowOf(WITH_EMPTY_ITEMS, { alwaysOutputData: true }));
		const found = await world.api.breakingChanges('v3');
		expect(found.totalWorkflows).toBe(files.length + 2);
		report = found.report;
	}, START_TIMEOUT_MS);
	afterAll(async () => await world?.stop(), 30_000);

	it('concerns no example, and no node as it is put on the canvas', async () => {
		const rules = report.workflowResults.map(({ ruleId }) => ruleId);
		expect(rules).toEqual(['always-output-data-multi-output-v3']);
		const { affectedWorkflows } = await world.api.affectedBy(rules[0]);
		expect(affectedWorkflows.map(({ name }) => name)).toEqual([WITH_EMPTY_ITEMS]);
		const nodes = affectedWorkflows[0].issues.map(({ nodeName }) => nodeName);
		expect(nodes.sort()).toEqual(['MobilgroupCampaign', 'ZvonobotCampaign']);
	});

	it('is on the page about n8n 3, as far as it concerns the package', () => {
		const page = read('docs/n8n-3.md');
		const rules = [...report.workflowResults, ...report.instanceResults].map(({ ruleId }) => ruleId);
		const concerning = rules.filter((rule) => !OF_NO_CONCERN.includes(rule));
		expect(concerning.sort()).toEqual(Object.keys(ON_THE_PAGE).sort());
		expect(Object.values(ON_THE_PAGE).filter((words) => !page.includes(words))).toEqual([]);
	});
});

/** One node of each type, as it is when it is put on the canvas. */
function workflowOf(name: string, settings: object = {}): WorkflowFile {
	const types = packageJson.n8n.nodes.map((file) => path.basename(file, '.node.js'));
	const nodes = types.map((type, at) => ({
		id: String(at),
		name: type,
		type: `${packageJson.name}.${type[0].toLowerCase()}${type.slice(1)}`,
		typeVersion: 1,
		position: [0, at * 200],
		parameters: {},
		...settings,
	}));
	return { name, nodes, connections: {} };
}
