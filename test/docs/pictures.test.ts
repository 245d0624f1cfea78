/** The pictures of the examples, and the page that lists them, say what the workflows say. */

import { readdirSync } from 'node:fs';
import path from 'node:path';

import { badgeFiles } from '../../scripts/pictures/badges';
import { draw } from '../../scripts/pictures/draw';
import { pageOf } from '../../scripts/pictures/page';
import { descriptionOf, notesOf, readExamples } from '../../scripts/pictures/workflow';
import { filesUnder, read, root } from '../support/files';

const STALE = 'It is stale: run "npm run pictures".';
const examples = readExamples();

it('at least ten whole jobs', () => {
	expect(examples.length).toBeGreaterThanOrEqual(10);
});

describe.each(examples.map((example) => [example.id, example] as const))('%s', (id, example) => {
	const picture = `docs/images/examples/${id}.svg`;

	it('has a picture that shows it as it is now', () => {
		expect(read(picture) === draw(example) ? 'as it is now' : `${picture}: ${STALE}`).toBe('as it is now');
	});

	it('says in its notes what it does, and what to set first', () => {
		const { paragraph, steps } = descriptionOf(example);
		expect(paragraph.length).toBeGreaterThan(100);
		expect(steps.length).toBeGreaterThan(1);
		expect(notesOf(example).length).toBeGreaterThan(1);
	});

	it('is run to its end by a test in a real n8n', () => {
		// The one that `npm run demo` runs is named there.
		const tests = [...['test/e2e', 'test/browser'].flatMap(filesUnder), 'host/examples.ts']
			.map(read)
			.join('\n');
		expect(tests).toMatch(new RegExp(`'${id}(\\.json)?'`));
	});
});

it.each(badgeFiles)('$file says what package.json and host/versions.json say', ({ file, svg }) => {
	expect(read(file) === svg ? 'as it is now' : STALE).toBe('as it is now');
});

it('examples/README.md lists them with their pictures', () => {
	expect(read('examples/README.md') === pageOf(examples) ? 'as it is now' : STALE).toBe('as it is now');
});

it('there is no picture of an example that is gone', () => {
	const pictures = readdirSync(path.join(root, 'docs/images/examples'));
	expect(pictures.sort()).toEqual(examples.map(({ id }) => `${id}.svg`).sort());
});
