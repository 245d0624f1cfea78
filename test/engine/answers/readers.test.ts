/** Random answers through every reader: whatever a service says, nothing crashes, and nothing is told that it does not hold. */

import fc from 'fast-check';

import { faultOf, readers } from '../../support/engine/answers/judge';
import { randomAnswers } from '../../support/engine/answers/random';
import { SEED } from '../../support/seed';

const ANSWERS = 110_000;
const runs = Math.ceil(ANSWERS / readers.length);
const LONG_MS = 240_000;
const counts = { answers: 0, told: 0, failed: 0, crashes: 0, claims: 0 };

afterAll(() => {
	const { answers, told, failed, crashes, claims } = counts;
	process.stdout.write(
		`${answers} random answers through ${readers.length} readers of operations, pickers and credential tests: ` +
			`${told} read, ${failed} refused as an error, ${crashes} crashes, ${claims} claims without a sign\n`,
	);
});

describe('whatever a service answers', () => {
	it.each(readers)(
		'%s says no more than the answer holds',
		async (_name, make) => {
			const judged = await make();
			const property = fc.asyncProperty(randomAnswers(judged.reader.good), async (answer) => {
				counts.answers += 1;
				const told = await judged.reader.read(answer).catch((error: unknown) => {
					counts.crashes += 1;
					throw error;
				});
				counts[told.some((one) => 'json' in one) ? 'told' : 'failed'] += 1;
				const fault = faultOf(judged, told, answer.body);
				if (fault) counts.claims += 1;
				expect(fault).toBeUndefined();
			});
			// A failure is printed with its seed, and with the smallest answer that shows it.
			await fc.assert(property, { numRuns: runs, seed: SEED });
		},
		LONG_MS,
	);

	it.each(readers)('%s reads the good answer', async (_name, make) => {
		const { reader } = await make();
		const told = await reader.read({ statusCode: 200, headers: {}, body: reader.good as never });
		expect(told.length).toBeGreaterThan(0);
		expect(told.filter((one) => !('json' in one))).toEqual([]);
	});
});
