/** The workflows on GitHub: they run what exists, and may do no more than they need. */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { load } from 'js-yaml';

import packageJson from '../../package.json';
import { filesUnder, root } from '../support/files';

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}
interface Job {
	permissions?: Record<string, string>;
	'timeout-minutes'?: number;
	strategy?: { matrix: { node: number[] } };
	steps: Step[];
}
interface Workflow {
	on: { push: { branches?: string[]; tags?: string[] }; pull_request?: null };
	permissions?: Record<string, string>;
	jobs: Record<string, Job>;
}

const read = (file: string) => load(readFileSync(path.join(root, file), 'utf8')) as Workflow;
const files = filesUnder('.github/workflows');
const ci = read('.github/workflows/ci.yml');
const publish = read('.github/workflows/publish.yml');

const commandsOf = ({ steps }: Job) => steps.flatMap(({ run }) => run?.trim().split('\n') ?? []);
const npmScripts = (line: string) =>
	[...line.matchAll(/\bnpm (?:run ([\w:]+)|(test)\b)/g)].map(([, script, test]) => script ?? test);

describe.each(files)('%s', (file) => {
	const { permissions, jobs } = read(file);
	const steps = Object.values(jobs).flatMap((job) => job.steps);
	const lines = Object.values(jobs).flatMap(commandsOf);

	it('may read the source and nothing else, unless a job says why', () => {
		expect(permissions).toEqual({ contents: 'read' });
	});

	it('uses actions of GitHub by their major version, and leaves no token behind', () => {
		const used = steps.flatMap(({ uses }) => uses ?? []);
		expect(used.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
		const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout'));
		expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
	});

	it('runs commands and files that exist', () => {
		const scripts = lines.flatMap(npmScripts);
		expect(scripts).not.toHaveLength(0);
		expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([]);
		const named = lines.flatMap((line) => line.match(/(?<=^(?:bash|node) )\S+/) ?? []);
		expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
	});

	it('puts nothing into a command that somebody else has written, and ends at some time', () => {
		expect(lines.filter((line) => line.includes('${{'))).toEqual([]);
		expect(Object.values(jobs).filter((job) => !job['timeout-minutes'])).toEqual([]);
	});
});

describe('CI', () => {
	it('runs for every change, on every Node.js from the oldest that package.json names', () => {
		expect(Object.keys(ci.on)).toEqual(['push', 'pull_request']);
		expect(ci.jobs.test.strategy?.matrix.node).toEqual([20, 22, 24]);
		expect(packageJson.engines.node).toBe('>=20.12');
		expect(commandsOf(ci.jobs.test)).toEqual(['npm ci', 'npm run check', 'npm test', 'npm run scan']);
	});

	it('tries the package in a real n8n', () => {
		expect(commandsOf(ci.jobs.e2e)).toContain('bash .ci/run');
	});
});

describe('publishing', () => {
	it('begins with a tag, and checks it and everything else before it publishes', () => {
		expect(publish.on).toEqual({ push: { tags: ['v*'] } });
		expect(commandsOf(publish.jobs.publish)).toEqual([
			'npm ci',
			'npm run release:check -- "$GITHUB_REF_NAME"',
			'npm run check',
			'npm test',
			'npm run scan',
			expect.stringMatching(/^if \[ -n "\$NPM_TOKEN" \]/),
			'npm publish --provenance --access public',
		]);
	});

	it('may prove who it is, in that one job', () => {
		expect(publish.jobs.publish.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
		expect(publish.jobs.scan.permissions).toBeUndefined();
	});
});
