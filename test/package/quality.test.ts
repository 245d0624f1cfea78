/** quality.yaml: every rule is kept and a test or a rule of ESLint proves it, or the reason why it is not stands there. */

import { execFileSync } from 'node:child_process';

import { load } from 'js-yaml';

import packageJson from '../../package.json';
import { read, root } from '../support/files';
import { faultOfProof } from '../support/titles';

interface Row {
	rule: string;
	status: string;
	test?: string;
	lint?: string;
	why?: string;
}

const sections = load(read('quality.yaml')) as Record<string, Row[]>;
const rows = Object.values(sections).flat();
const PLUGINS = /^(@n8n\/community-nodes|n8n-nodes-base)\//;
/** A file for each set of rules in eslint.config.mjs. */
const LINTED = [
	'nodes/Mobilgroup/MobilgroupTrigger.node.ts',
	'credentials/ZvonobotApi.credentials.ts',
	'package.json',
];

/** In a process of its own, because Jest cannot load the configuration. */
const PRINT_RULES = `
	const { ESLint } = require('eslint');
	const rulesOf = async (file) => (await new ESLint().calculateConfigForFile(file)).rules;
	Promise.all(process.argv.slice(1).map(rulesOf)).then((all) => console.log(JSON.stringify(all)));
`;

/** How strict ESLint is about each rule, 0 for one that is off: as strict as for any of the files. */
function strictness(): Map<string, number> {
	const levels = new Map<string, number>();
	const printed = execFileSync(process.execPath, ['-e', PRINT_RULES, ...LINTED], {
		cwd: root,
		encoding: 'utf8',
	});
	for (const rules of JSON.parse(printed) as Array<Record<string, [number]>>) {
		for (const [rule, [level]] of Object.entries(rules))
			levels.set(rule, Math.max(level, levels.get(rule) ?? 0));
	}
	return levels;
}

describe('quality.yaml', () => {
	it('names every rule once, in few words', () => {
		const rules = rows.map(({ rule }) => rule);
		expect(new Set(rules).size).toBe(rules.length);
		expect(rules.filter((rule) => rule.length > 80)).toEqual([]);
	});

	it('has no field that nobody reads, and a status everywhere', () => {
		const fields = ['rule', 'status', 'test', 'lint', 'why'];
		const odd = rows.filter((row) => Object.keys(row).some((field) => !fields.includes(field)));
		expect(odd).toEqual([]);
		expect(rows.filter(({ status }) => !['done', 'exempt'].includes(status))).toEqual([]);
	});

	it('says what proves a rule that is kept, and why another one is not', () => {
		const unproven = rows.filter(({ status, test, lint }) => status === 'done' && !test && !lint);
		const unexplained = rows.filter(({ status, why }) => status === 'exempt' && !why);
		expect([unproven, unexplained]).toEqual([[], []]);
	});

	it.each(rows.flatMap(({ test }) => test ?? []))('%s', (proof) => {
		expect(faultOfProof(proof)).toBeUndefined();
	});

	it("names rules of n8n's plugins that are on, and every one that is off, with the reason", () => {
		const levels = strictness();
		const isOff = (rule: string) => levels.get(rule) === 0;
		const named = rows.flatMap(({ lint, status }) => (lint === undefined ? [] : [{ lint, status }]));
		const done = named.filter(({ status }) => status === 'done').map(({ lint }) => lint);
		const exempt = named.filter(({ status }) => status === 'exempt').map(({ lint }) => lint);
		expect(done.filter((rule) => !levels.get(rule))).toEqual([]);
		expect(exempt.sort()).toEqual(
			[...levels.keys()].filter((rule) => PLUGINS.test(rule) && isOff(rule)).sort(),
		);
	}, 60_000);
});

describe('package.json', () => {
	it("package.json asks for n8n's strict checks", () => {
		expect(packageJson.n8n.strict).toBe(true);
	});

	it('package.json names no folder inside the repository', () => {
		expect(packageJson.repository).not.toHaveProperty('directory');
	});
});

describe('the proof of a rule', () => {
	it('is none in a file that is not there, or without such a test', () => {
		expect(faultOfProof('test/package/gone.test.ts › anything')).toMatch('is not there');
		expect(faultOfProof(`test/package/quality.test.ts › ${'?'.repeat(9)}`)).toMatch('has no test');
	});
});
