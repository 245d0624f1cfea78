/** Saved workflows that are rewritten for the packages of the services. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import packageJson from '../../package.json';
import { movedExport, movedType, movedWorkflow } from '../../scripts/packages/moveWorkflow';
import { serviceOf } from '../../scripts/packages/services';
import { filesUnder, read, root } from '../support/files';

const OLD = 'n8n-nodes-voice-calls';

interface Workflow {
	nodes: Array<{ name: string; type: string }>;
}

it.each([
	[`${OLD}.mobilgroup`, 'n8n-nodes-mobilgroup.mobilgroup'],
	[`${OLD}.mobilgroupCampaign`, 'n8n-nodes-mobilgroup.mobilgroupCampaign'],
	[`${OLD}.mcnTelecomTrigger`, 'n8n-nodes-mcn-telecom.mcnTelecomTrigger'],
	[`${OLD}.zvonobotTool`, 'n8n-nodes-zvonobot.zvonobotTool'],
	[`${OLD}.zvonobotHitlTool`, 'n8n-nodes-zvonobot.zvonobotHitlTool'],
	[`${OLD}.phoneVerification`, `${OLD}.phoneVerification`],
	['n8n-nodes-base.httpRequest', 'n8n-nodes-base.httpRequest'],
	['@n8n/n8n-nodes-langchain.agent', '@n8n/n8n-nodes-langchain.agent'],
	['n8n-nodes-mobilgroup.mobilgroup', 'n8n-nodes-mobilgroup.mobilgroup'],
	['CUSTOM.mobilgroup', 'CUSTOM.mobilgroup'],
])('the type %s becomes %s', (type, moved) => {
	expect(movedType(type)).toBe(moved);
});

it('every node of this package moves, but those of no single service', () => {
	const nodes = packageJson.n8n.nodes.map((file) => path.basename(file, '.node.js'));
	const stay = nodes
		.map((node) => `${OLD}.${node[0].toLowerCase()}${node.slice(1)}`)
		.filter((type) => movedType(type) === type);
	expect(stay).toEqual([`${OLD}.phoneVerification`]);
});

describe.each(filesUnder('examples').filter((file) => file.endsWith('.json')))('%s', (file) => {
	const before = JSON.parse(read(file)) as Workflow;

	it('is the same but for the types of nodes, and comes back whole', () => {
		const after = movedWorkflow(before);
		const packages = /"n8n-nodes-(mobilgroup|zvonobot|mcn-telecom)\./g;
		const back = JSON.stringify(after).replace(packages, `"${OLD}.`);
		expect(JSON.parse(back)).toEqual(before);
		expect(after.nodes.map(({ name }) => name)).toEqual(before.nodes.map(({ name }) => name));
	});
});

describe('what n8n exports', () => {
	const workflow = {
		name: 'Two services',
		nodes: [
			{ name: 'Ask', type: `${OLD}.zvonobot`, parameters: { text: `${OLD}.zvonobot` } },
			{ name: 'Verify', type: `${OLD}.phoneVerification`, credentials: { zvonobotApi: { id: '1' } } },
			{ name: 'Mail', type: `${OLD}.mobilgroup` },
		],
	};

	it('tells which nodes have moved, and which stay', () => {
		const { text, moved, left } = movedExport(JSON.stringify(workflow), ['n8n-nodes-zvonobot']);
		expect([moved, left]).toEqual([['Ask'], ['Verify', 'Mail']]);
		const [ask, verify] = workflow.nodes;
		expect((JSON.parse(text) as Workflow).nodes).toEqual([
			{ ...ask, type: 'n8n-nodes-zvonobot.zvonobot' },
			verify,
			workflow.nodes[2],
		]);
	});

	it('may be a list of workflows', () => {
		const { text, moved } = movedExport(JSON.stringify([workflow, workflow]));
		expect(moved).toEqual(['Ask', 'Mail', 'Ask', 'Mail']);
		expect(JSON.parse(text)).toHaveLength(2);
	});

	it.each(['{}', '[1]', '"text"', 'null'])('is not %s', (text) => {
		expect(() => movedExport(text)).toThrow('not a workflow of n8n');
	});

	it('can be moved to packages that there are', () => {
		expect(() => serviceOf('n8n-nodes-twilio')).toThrow(
			'There is no package "n8n-nodes-twilio". There are: n8n-nodes-mcn-telecom',
		);
	});
});

it('npm run packages -- --rewrite writes the moved workflow beside the one that was saved', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'voice-calls-move-'));
	try {
		const file = path.join(folder, 'mine.json');
		writeFileSync(file, read('examples/verify-phone-by-flash-call.json'));
		const args = ['--import', 'tsx', 'scripts/packages/run.ts', '--rewrite', file];
		const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
		expect({ status, stdout }).toEqual({
			status: 0,
			stdout: expect.stringMatching(/mine\.moved\.json: 2 nodes moved/),
		});
		const moved = readFileSync(path.join(folder, 'mine.moved.json'), 'utf8');
		expect(moved).toContain('"n8n-nodes-mcn-telecom.mcnTelecomTrigger"');
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}, 60_000);
