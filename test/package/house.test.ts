/** The house, and who may know whom in it: one plan for all services, so that anyone who knows one knows them all. */

import { readdirSync } from 'node:fs';
import path from 'node:path';

import type { INodeType } from 'n8n-workflow';

import { actionNodes, operations } from '../../scripts/docs/operations';
import { filesUnder, root } from '../support/files';
import { circlesIn, filesNaming, imports, sources } from '../support/imports';

/** The files that a service may have, by the folder that they are in. One that is missing: the service has none. */
const FILES: Record<string, string[]> = {
	api: ['credentials', 'request', 'response', 'errors', 'callState', 'callInfo'],
	callbacks: ['events', 'trust', 'trigger', 'resume'],
	methods: ['listSearch', 'resourceMapping', 'credentialTest'],
	campaign: ['place', 'look', 'template'],
};
/** What one service has beside that: in `resources/<resource>`, what several of its operations share. */
const OWN_FILES: Record<string, Record<string, string[]>> = {
	Mobilgroup: {
		resources: ['lists'],
		'resources/template': ['fields'],
		'resources/verification': ['callback', 'placed', 'wait', 'waitFields'],
	},
	Zvonobot: {
		api: ['calls', 'entries', 'languages', 'lists', 'moment', 'phone', 'recordPicker', 'rows', 'templates'],
		callbacks: ['signature', 'source', 'answer', 'decision', 'lookUp'],
		ivr: ['form', 'read', 'values', 'faults', 'callbacks', 'hints', 'menu', 'choices', 'approval'],
		'resources/call': ['placed', 'resumeHook'],
		'resources/call/fields': [
			...['additional', 'audio', 'callIds', 'callbacks', 'caller', 'numbers', 'recordings', 'schedule'],
			...['template', 'variables'],
		],
	},
};
/** What a file of an operation exports: how the node runs it itself, or how n8n does. Its fields may have a file too. */
const OPERATION_EXPORTS = { own: ['operation'], declarative: ['operation', 'routing'], others: ['fields'] };
/** What it exports beside that, for another operation of its resource or because it waits. */
const SHARED_EXPORTS: Record<string, string[]> = {
	'Mobilgroup/resources/template/getAll.ts': ['toTemplate'],
	'Mobilgroup/resources/verification/flashCall.ts': [
		...['codeLengthOption', 'flashCallBody', 'flashCallTargetFields', 'readFlashCall'],
	],
	'Mobilgroup/resources/verification/voicePassword.ts': [
		...['callerNumberOption', 'readVoicePassword', 'repeatOption', 'voicePasswordBody'],
		'voicePasswordTargetFields',
	],
	'Zvonobot/resources/call/sendAndWait.ts': ['askByPhone'],
};
/**
 * What stands above the services, with its files: it calls by whichever of them is chosen. It is the one that may import
 * them: one of its files the calls, its node the tests of their credentials.
 */
const ABOVE: Record<string, string[]> = {
	PhoneVerification: [
		...['PhoneVerification.node.json', 'PhoneVerification.node.ts', 'attempt.ts', 'channels.ts', 'fields.ts'],
		...[
			'limits/claims.ts',
			'limits/counted.ts',
			'limits/counts.ts',
			'limits/fields.ts',
			'limits/known.ts',
			'limits/parts.ts',
			'limits/read.ts',
			'limits/restrict.ts',
		],
		...['output.ts', 'place.ts', 'run.ts'],
	],
};
const DOORS_TO_SERVICES: Record<string, RegExp> = {
	'nodes/PhoneVerification/channels.ts':
		/^nodes\/(McnTelecom|Mobilgroup|Zvonobot)\/(resources\/verification\/|api\/)/,
	'nodes/PhoneVerification/PhoneVerification.node.ts':
		/^nodes\/(McnTelecom|Mobilgroup|Zvonobot)\/methods\/credentialTest/,
};
/** Who may ask n8n for parameters and credentials: the one reading of an item, and that of a trigger. */
const READERS = ['nodes/shared/item.ts', 'nodes/shared/callbacks/triggerReader.ts'];
const PACKAGES = ['n8n-workflow', 'node:crypto'];

const published = [...filesUnder('nodes'), ...filesUnder('credentials')].filter((file) =>
	file.endsWith('.ts'),
);
/** All but the schemas of outputs, which are made of the code. */
const writtenUnder = (folder: string) => filesUnder(folder).filter((file) => !file.includes('/__schema__/'));

const folders = readdirSync(path.join(root, 'nodes')).filter((folder) => folder !== 'shared');
const services = folders.filter((folder) => !(folder in ABOVE));

/** `nodes/McnTelecom/api/request.ts` belongs to `nodes/McnTelecom`, `sandbox/mcn/calls.ts` to `sandbox`. */
const houseOf = (file: string) => /^(nodes\/[^/]+|[^/]+)/.exec(file)?.[0] ?? '';

const nodeOf = (service: string): INodeType => {
	const node = actionNodes.get(service[0].toLowerCase() + service.slice(1));
	if (!node) throw new Error(`nodes/${service} is the folder of no node`);
	return node;
};
/** The operations of a service by their resource, as workflows name them. */
const operationsOf = (service: string): Map<string, string[]> => {
	const found = new Map<string, string[]>();
	for (const { node, resource, operation } of operations) {
		const name = String(resource.value);
		if (node === nodeOf(service)) found.set(name, [...(found.get(name) ?? []), String(operation.value)]);
	}
	return found;
};
const exportsOf = async (file: string) =>
	(await import(path.join(root, file.replace(/\.ts$/, '')))) as Record<string, unknown>;

describe.each(services)('nodes/%s', (service) => {
	const folder = `nodes/${service}`;
	const files = writtenUnder(folder).map((file) => file.slice(folder.length + 1));
	const resources = [...operationsOf(service)];
	const custom = Object.entries(nodeOf(service).customOperations ?? {});

	/** `sendRecipients.ts` is a part of `send.ts`, which would be too long with it. */
	const isPartOf = (operation: string, name: string) => new RegExp(`^${operation}([A-Z]\\w*)?$`).test(name);

	const isPlanned = (file: string) => {
		const { dir, name } = path.posix.parse(file);
		const own = OWN_FILES[service]?.[dir] ?? [];
		const inResource = resources.find(([resource]) => dir === `resources/${resource}`)?.[1];
		return (
			file.endsWith('.ts') &&
			([...(FILES[dir] ?? []), ...own, ...(inResource ? ['index'] : [])].includes(name) ||
				inResource?.some((operation) => isPartOf(operation, name)))
		);
	};

	it('has a node and a trigger with their codex files, and all other files by the names of the plan', () => {
		const [nodes, others] = [files.filter(isOnTop), files.filter((file) => !isOnTop(file))];
		const endings = ['.node.json', '.node.ts', 'Trigger.node.json', 'Trigger.node.ts'];
		const campaign = files.some((file) => file.startsWith('campaign/'))
			? ['Campaign.node.json', 'Campaign.node.ts']
			: [];
		expect(nodes.sort()).toEqual([...endings, ...campaign].map((ending) => service + ending).sort());
		expect(others.filter((file) => !isPlanned(file))).toEqual([]);
	});

	it.each(resources)(
		'resources/%s exports its description, and the operations that the node runs itself',
		async (name) => {
			const exported = await exportsOf(`${folder}/resources/${name}/index.ts`);
			const own = custom.find(([resource]) => resource === name)?.[1];
			expect(Object.keys(exported).sort()).toEqual(own ? ['description', 'operations'] : ['description']);
			expect(exported.operations).toBe(own);
		},
	);

	const operationFiles = resources.flatMap(([resource, names]) =>
		names
			.map((name) => [`resources/${resource}/${name}.ts`, resource, name] as const)
			.filter(([file]) => files.includes(file)),
	);

	it.each(operationFiles)('%s exports what the files of all operations do', async (file, resource, name) => {
		const exported = Object.keys(await exportsOf(`${folder}/${file}`));
		const own = custom.find(([key]) => key === resource)?.[1] ?? {};
		const { own: ours, declarative, others } = OPERATION_EXPORTS;
		const entry = name in own ? ours : declarative;
		const known = [...others, ...(SHARED_EXPORTS[`${service}/${file}`] ?? [])];
		expect(exported.filter((one) => entry.includes(one))).toHaveLength(1);
		expect(exported.filter((one) => !entry.includes(one) && !known.includes(one))).toEqual([]);
	});
});

it.each(Object.entries(ABOVE))('nodes/%s has the files of the plan', (folder, files) => {
	const found = writtenUnder(`nodes/${folder}`).map((file) => file.slice(`nodes/${folder}/`.length));
	expect(found.sort()).toEqual([...files].sort());
});

const isOnTop = (file: string) => !file.includes('/');

describe('who may know whom', () => {
	const told = (found: typeof imports) => found.map(({ file, target }) => `${file} imports ${target}`);
	const fromPublished = imports.filter(({ file }) => published.includes(file));

	it('the package needs n8n-workflow and node:crypto, and nothing that its user would have to install', () => {
		expect(told(fromPublished.filter(({ inside, name }) => !inside && !PACKAGES.includes(name)))).toEqual([]);
	});

	it('a service knows itself and nodes/shared, which knows no service; none of them knows the rest', () => {
		const strangers = fromPublished.filter(({ file, inside, target }) => {
			const mayPass = DOORS_TO_SERVICES[file]?.test(target);
			return inside && !mayPass && ![houseOf(file), 'nodes/shared'].includes(houseOf(target));
		});
		expect(told(strangers)).toEqual([]);
	});

	it.each(Object.keys(DOORS_TO_SERVICES))('%s knows all services', (door) => {
		const known = fromPublished.filter(({ file }) => file === door);
		const houses = new Set(known.map(({ target }) => houseOf(target)));
		expect([...houses]).toEqual(expect.arrayContaining(services.map((service) => `nodes/${service}`)));
	});

	it('what speaks with a service and what hears from it know no resource of the node', () => {
		const upwards = fromPublished.filter(({ file, target }) => {
			return /^nodes\/\w+\/(api|callbacks)\//.test(file) && /^nodes\/\w+\/resources\//.test(target);
		});
		expect(told(upwards)).toEqual([]);
	});

	it('the bench stands on no test', () => {
		const onTests = imports.filter(
			({ file, target }) => houseOf(file) === 'bench' && houseOf(target) === 'test',
		);
		expect(told(onTests)).toEqual([]);
	});

	it('no file imports itself by way of others', () => {
		expect(circlesIn(imports)).toEqual([]);
	});

	it('parameters and credentials are read in one place for items, and in one for triggers', () => {
		const reading = filesNaming(published, ['getNodeParameter', 'getCredentials']);
		expect(reading.filter((file) => !READERS.includes(file))).toEqual([]);
	});
});

describe('the rules themselves', () => {
	it('look at every file of code', () => {
		expect(sources).toEqual(expect.arrayContaining([...published, 'test/package/house.test.ts']));
	});

	it('find a circle', () => {
		const links = ['ab', 'bc', 'ca', 'cd', 'ed'].map(([file, target]) => ({ file, target }));
		expect(circlesIn(links)).toEqual(['a -> b -> c -> a']);
	});
});
