/**
 * What the documentation says of fields, outputs and errors is what the code says. `npm run docs` writes it anew: it runs
 * this file with VOICE_CALLS_WRITE_DOCS set.
 */

import '../support/engine/lifecycle';

import { writeFileSync } from 'node:fs';
import path from 'node:path';

import {
	actionNodes,
	campaignNodes,
	credentialTypes,
	operations,
	operationsWithoutResource,
	servicelessNodes,
	triggerNodes,
} from '../../scripts/docs/operations';
import { exampleNames } from '../../scripts/docs/outputs';
import { askedFor, writtenPage } from '../../scripts/docs/pages';
import { documents, read, root } from '../support/files';

const pages = documents.filter((page) => askedFor(page).length > 0);

describe('each page says what the code says', () => {
	// Outputs hold the time of day, so it stands still; nothing that waits for something is held up.
	beforeAll(() =>
		jest.useFakeTimers({
			now: Date.parse('2026-01-31T10:45:10Z'),
			doNotFake: [
				...([
					'nextTick',
					'setImmediate',
					'clearImmediate',
					'queueMicrotask',
					'hrtime',
					'performance',
				] as const),
				...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const),
			],
		}),
	);
	afterAll(() => jest.useRealTimers());

	it.each(pages)(
		"%s (if it does not: 'npm run docs')",
		async (page) => {
			const text = await writtenPage(page);
			if (process.env.VOICE_CALLS_WRITE_DOCS) writeFileSync(path.join(root, page), text);
			expect(read(page)).toBe(text);
		},
		60_000,
	);
});

describe('the pages', () => {
	const asked = pages.flatMap(askedFor);
	const all = operations
		.map(({ node, resource, operation }) =>
			[node.description.name, String(resource.value), String(operation.value)].join(' '),
		)
		.concat(operationsWithoutResource);

	it.each(all)('hold the fields of %s', (name) => {
		expect(asked).toContain(`fields ${name}`);
	});

	it.each([...triggerNodes, ...campaignNodes, ...credentialTypes].map(([name]) => name))(
		'hold the fields of %s',
		(name) => {
			expect(asked).toContain(`fields ${name}`);
		},
	);

	it('show an output for every operation, in its own section', () => {
		const sections = pages.flatMap((page) => read(page).split(/^###? /m));
		const without = all.filter((name) => {
			const section = sections.find((text) => text.includes(`<!-- generated: fields ${name} -->`));
			return !section?.includes('```json');
		});
		expect(without).toEqual([]);
	});

	it('show every output that was made for them', () => {
		expect(exampleNames.filter((name) => !asked.includes(`output ${name}`))).toEqual([]);
	});

	it('name each node in a table of the README', () => {
		expect(
			[...actionNodes.values(), ...servicelessNodes.values()].filter(
				({ description }) => !read('README.md').includes(`| ${description.displayName} `),
			),
		).toEqual([]);
	});
});
