/** The report: Markdown that can be attached to an issue. */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import packageJson from '../../package.json';
import type { Result } from './check';
import type { Finding } from './compare';
import { withoutPrivate } from './hide';
import type { Callback } from './listen';

const ISSUES = `${packageJson.bugs.url}/new`;

export const hasDifferences = ({ findings }: Result): boolean =>
	findings.some(({ verdict }) => verdict !== 'as known');

/** @returns the text, with nothing in it that belongs to the account */
export function writeUp(result: Result, now = new Date()): string {
	const { service, host, findings, callbacks, hidden } = result;
	const lines = [
		`# Live check of ${service.title}`,
		'',
		`- ${packageJson.name} ${packageJson.version}, Node.js ${process.versions.node}, ${now.toISOString().slice(0, 10)}`,
		`- Host: ${host}`,
		`- Asked: ${whatWas(result)}`,
		`- Result: ${countOf(findings)}`,
		'',
		'The answers were compared with those of the sandbox, which follows the API documentation. The report names fields, notations',
		'and words of the provider. Values are not in it.',
		'',
		...tableOf(findings),
		...findings.filter(({ differences }) => differences.length > 0).flatMap(sectionOf),
		...(callbacks.length > 0 ? callbackSection(callbacks) : []),
	];
	return withoutPrivate(`${lines.join('\n')}\n`, hidden);
}

/** @returns where it was written */
export function saveReport(text: string, { service }: Result, file?: string, now = new Date()): string {
	const stamp = now.toISOString().slice(0, 19).replace(/:/g, '-');
	const target = path.resolve(file ?? path.join('.reports', `live-check-${service.name}-${stamp}.md`));
	mkdirSync(path.dirname(target), { recursive: true });
	writeFileSync(target, text);
	return target;
}

export const issueHint = (file: string): string =>
	`The report is in ${file}\nPlease attach it to an issue: ${ISSUES}\nIt holds no key, phone or code; read it before you send it.`;

function whatWas({ asked, called, listened, stopped }: Result): string {
	const parts = [asked && 'free requests', called && 'one call', listened && 'callbacks'].filter(Boolean);
	return parts.join(', ') + (stopped ? '; stopped before the end' : '');
}

function countOf(findings: Finding[]): string {
	const count = (wanted: string) => findings.filter(({ verdict }) => verdict === wanted).length;
	return `${count('as known')} as known, ${count('differs')} differ, ${count('not read')} not read`;
}

const tableOf = (findings: Finding[]): string[] => [
	'| Request | HTTP status | Time | Result |',
	'| --- | --- | --- | --- |',
	...findings.map(({ name, verdict, exchange: { status, milliseconds } }) => {
		const time = milliseconds === undefined ? '' : `${(milliseconds / 1000).toFixed(1)} s`;
		return `| ${name} | ${status ?? ''} | ${time} | ${verdict} |`;
	}),
	'',
];

const sectionOf = ({ name, differences, exchange: { contentType } }: Finding): string[] => [
	`## ${name}`,
	'',
	...(contentType && !/json/.test(contentType) ? [`- Content type: ${contentType.split(';')[0]}`] : []),
	...differences.map((difference) => `- ${difference}`),
	'',
];

const callbackSection = (callbacks: Callback[]): string[] => [
	'## Callbacks',
	'',
	...callbacks.map(({ name, method, contentType = 'no content type', authentic }) => {
		const proof = authentic ? 'the token or secret came back' : 'without its token or secret';
		return `- ${name}: ${method}, ${contentType.split(';')[0]}, ${proof}`;
	}),
	'',
];
