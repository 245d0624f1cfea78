/**
 * Draws the examples, and lists them: `npm run pictures` writes `docs/images/examples/<example>.svg` and
 * `examples/README.md`. A test says when one of them is stale. It writes the badges of the READMEs, and joins what `npm run test:browser` has photographed into the moving
 * picture of the README.
 */

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { badgeFiles } from './badges';
import { draw } from './draw';
import { makeFilm } from './film';
import { pageOf } from './page';
import { readExamples, root } from './workflow';

const folder = path.join(root, 'docs/images/examples');
const examples = readExamples();

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) {
	if (!examples.some(({ id }) => file === `${id}.svg`)) rmSync(path.join(folder, file));
}
for (const example of examples) writeFileSync(path.join(folder, `${example.id}.svg`), draw(example));
writeFileSync(path.join(root, 'examples/README.md'), pageOf(examples));
console.log(`${examples.length} pictures, and examples/README.md`);

mkdirSync(path.join(root, 'docs/images/badges'), { recursive: true });
for (const { file, svg } of badgeFiles) writeFileSync(path.join(root, file), svg);
const film = makeFilm();
console.log(
	film
		? `docs/images/call.webp, ${Math.round(film / 1000)} kB`
		: 'docs/images/call.webp stays: "npm run test:browser" takes the pictures for it',
);
