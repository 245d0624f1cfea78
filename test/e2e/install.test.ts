/** A clean n8n gets the package the way its users do: by its name, under Settings → Community Nodes. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import packageJson from '../../package.json';
import { ensureHost, type Host } from '../../host/install';
import { startN8n, type RunningN8n } from '../../host/n8n';
import { packPackage } from '../../host/package';
import { n8nApi, type N8nApi } from '../../host/restApi';
import { connect, type Request } from '../../host/restConnection';
import { mcnCredential } from '../../host/world';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { searchWords } from '../support/searchWords';
import { until } from '../support/e2e/again';
import { editorSearch } from '../support/e2e/editorSearch';
import { startRegistry, type Registry } from '../support/e2e/registry';
import { activateWithRows, outputsOf, runWithRows } from '../support/e2e/workflows';
import { START_TIMEOUT_MS } from '../support/e2e/world';

const PACKAGES = '/rest/community-packages';
const INSTALL_MS = 120_000;
/** How many rows the editor's list shows without scrolling. */
const FIRST_PAGE = 8;
const { name, version } = packageJson;

let folder: string;
let host: Host;
let registry: Registry;
let sandbox: Sandbox;
let n8n: RunningN8n;
let api: N8nApi;
let request: Request;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'voice-calls-install-'));
	registry = await startRegistry(await packPackage());
	sandbox = await startSandbox();
	host = await ensureHost();
	n8n = await startN8n({ host, dataFolder: folder, env: registry.env });
	api = await n8nApi(n8n.url);
	({ request } = await connect(n8n.url));
}, START_TIMEOUT_MS);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.close();
	await registry?.close();
	await rm(folder, { recursive: true, force: true });
}, 60_000);

const ownNodes = async () =>
	(await api.nodeTypes()).map((type) => type.name).filter((type) => type.startsWith(`${name}.`));

describe("n8n's own installation of community packages", () => {
	it(
		'installs the package by its name',
		async () => {
			await expect(ownNodes()).resolves.toEqual([]);
			await expect(request('POST', PACKAGES, { name })).resolves.toMatchObject({
				packageName: name,
				installedVersion: version,
				authorName: packageJson.author.name,
				installedNodes: expect.arrayContaining([
					expect.objectContaining({ name: 'MCN Telecom', type: `${name}.mcnTelecom` }),
				]),
			});
		},
		INSTALL_MS,
	);

	it('brings no other package along', () => {
		expect(registry.asked).not.toHaveLength(0);
		expect(registry.asked.filter((path) => path.split('/')[1] !== name)).toEqual([]);
	});

	it('has every node at once, without a restart, tools for AI agents included', async () => {
		const types = packageJson.n8n.nodes
			.map((file) => file.split('/').pop()?.replace('.node.js', '') ?? '')
			.map((node) => `${name}.${node[0].toLowerCase()}${node.slice(1)}`);
		const tools = types
			.filter((type) => !/(Trigger|Campaign|phoneVerification)$/.test(type))
			.map((type) => `${type}Tool`);
		// n8n answers before it has written its list of node types anew.
		await until('The list of node types', async () => (await ownNodes()).length > 0);
		const found = new Set(await ownNodes());
		expect([...types, ...tools].filter((type) => !found.has(type))).toEqual([]);
	});

	it('shows each node on the first page of what the editor finds for its search words', async () => {
		const search = editorSearch(host, await api.nodeTypes());
		const missed = Object.entries(searchWords).flatMap(([word, expected]) => {
			const found = search(word).slice(0, FIRST_PAGE);
			return expected
				.filter((node) => !found.includes(`${name}.${node}`))
				.map((node) => ({ word, node, found }));
		});
		expect(missed).toEqual([]);
	});

	it('places a call with the installed node', async () => {
		const credential = await api.createOrUpdateCredential('mcnTelecomApi', 'MCN', mcnCredential(sandbox));
		const world = { n8n, api, sandbox, credentials: { mcnTelecomApi: credential }, stop: async () => {} };
		const workflow = await activateWithRows(world, {
			type: `${name}.mcnTelecom`,
			credentials: { mcnTelecomApi: credential },
			parameters: { phoneNumber: '={{ $json.phone }}' },
		});
		const execution = await runWithRows(world, workflow, [{ phone: '+7 900 000-01-00' }]);
		expect(outputsOf(execution)).toEqual([
			[expect.objectContaining({ outcome: 'placed', phone: '79000000100' })],
		]);
		await api.deactivate(workflow.id);
	});

	it(
		'uninstalls it again',
		async () => {
			await request('DELETE', `${PACKAGES}?name=${name}`);
			await expect(ownNodes()).resolves.toEqual([]);
		},
		INSTALL_MS,
	);
});
