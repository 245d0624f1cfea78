/** A clean n8n gets the package the way its users do: by its name, under Settings → Community Nodes. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { ensureHost, type Host } from '../../host/install';
import { startN8n, type RunningN8n } from '../../host/n8n';
import { packPackage } from '../../host/package';
import { packageUnderTest } from '../../host/packageUnderTest';
import { n8nApi, type N8nApi } from '../../host/restApi';
import { connect, type Request } from '../../host/restConnection';
import { createCredentials } from '../../host/world';
import { bundle } from '../../scripts/packages/services';
import { filesUnder } from '../support/files';
import { searchWords } from '../support/searchWords';
import { until } from '../support/e2e/again';
import { editorSearch } from '../support/e2e/editorSearch';
import { startRegistry, type Registry } from '../support/e2e/registry';
import { oneOfEachKind, paidNode } from '../support/e2e/paid';
import { activateWithRows, NODE, outputsOf, runWithRows } from '../support/e2e/workflows';
import { START_TIMEOUT_MS } from '../support/e2e/world';
import { useSandbox } from '../support/useSandbox';

const PACKAGES = '/rest/community-packages';
const INSTALL_MS = 120_000;
/** How many rows the editor's list shows without scrolling. */
const FIRST_PAGE = 8;
const { name, version, author, n8n: registered } = packageUnderTest;
/** `mcnTelecom`, as workflows name it. */
const nodes = registered.nodes
	.map((file) => basename(file, '.node.js'))
	.map((node) => node[0].toLowerCase() + node.slice(1));
/** The package of a single service is English only. */
const wordsOfPackage = Object.entries(searchWords).filter(
	([word]) => name === bundle || !/\p{Script=Cyrillic}/u.test(word),
);
/** Where n8n's editor asks for what an operation gives out, of each node that the package has. */
const schemas = filesUnder('nodes')
	.filter((file) => file.includes('__schema__'))
	.map((file) => {
		const [, folder, , version, ...chosen] = file.replace(/\.json$/, '').split('/');
		const node = folder[0].toLowerCase() + folder.slice(1) + (chosen.length === 0 ? 'Campaign' : '');
		return { node, path: [version.slice(1), ...chosen].join('/') };
	})
	.filter(({ node }) => nodes.includes(node));
/** A call by each service that the package has. */
const calls = oneOfEachKind.filter(({ service }) => nodes.includes(service));

let folder: string;
let host: Host;
let registry: Registry;
let n8n: RunningN8n;
let api: N8nApi;
let request: Request;

const sandbox = useSandbox();
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'voice-calls-install-'));
	registry = await startRegistry(await packPackage());
	host = await ensureHost();
	n8n = await startN8n({ host, dataFolder: folder, env: registry.env });
	api = await n8nApi(n8n.url);
	({ request } = await connect(n8n.url));
}, START_TIMEOUT_MS);

afterAll(async () => {
	await n8n?.stop();
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
				authorName: author.name,
				installedNodes: expect.arrayContaining(
					calls.map(({ service }): unknown => expect.objectContaining({ type: `${name}.${service}` })),
				),
			});
		},
		INSTALL_MS,
	);

	it('brings no other package along', () => {
		expect(registry.asked).not.toHaveLength(0);
		expect(registry.asked.filter((path) => path.split('/')[1] !== name)).toEqual([]);
	});

	it('has every node at once, without a restart, tools for AI agents included', async () => {
		const types = nodes.map((node) => `${name}.${node}`);
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
		const missed = wordsOfPackage.flatMap(([word, expected]) => {
			const found = search(word).slice(0, FIRST_PAGE);
			return expected
				.filter((node) => nodes.includes(node) && !found.includes(`${name}.${node}`))
				.map((node) => ({ word, node, found }));
		});
		expect(missed).toEqual([]);
	});

	it('tells the editor what each operation gives out, before anything has run', async () => {
		expect(schemas.length).toBeGreaterThan(0);
		for (const { node, path } of schemas) {
			const answer = await fetch(`${n8n.url}/schemas/${name}.${node}/${path}.json`);
			await expect(answer.json()).resolves.toMatchObject({ type: 'object', properties: expect.anything() });
		}
	});

	it.each(calls.map((call) => [call.name, call] as const))(
		'places a call with the installed node: %s',
		async (_, call) => {
			const credentials = await createCredentials(api, sandbox);
			const world = { n8n, api, sandbox, credentials, stop: async () => {} };
			const workflow = await activateWithRows(world, paidNode(world, call, {}, { name: NODE }));
			const execution = await runWithRows(world, workflow, [{ phone: '+7 900 000-01-00', text: 'Hello' }]);
			expect(outputsOf(execution)).toEqual([
				[expect.objectContaining({ outcome: 'placed', phone: '79000000100' })],
			]);
			await api.deactivate(workflow.id);
		},
	);

	it(
		'uninstalls it again',
		async () => {
			await request('DELETE', `${PACKAGES}?name=${name}`);
			await expect(ownNodes()).resolves.toEqual([]);
		},
		INSTALL_MS,
	);
});
