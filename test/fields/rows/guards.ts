/** Guards in a type that the form does not give: what was found in use, with its right values. */

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { type EngineResult, runNode } from '../../support/engine/engine';
import { type PaidOperation, paidOperations } from '../../support/engine/paidOperations';
import { waitingOperations } from '../../support/engine/waitingOperations';
import { world } from './world';

const operations = [...paidOperations, ...waitingOperations];
const A = '+7 900 000-00-10';
const B = '+7 900 000-00-11';

/** Calls A with a guard that an expression gives, or is to give. */
async function callWith(
	{ node }: PaidOperation,
	guard: string,
	value: unknown,
	field: IDataObject = {},
): Promise<EngineResult> {
	world.begin({});
	const underTest = node(world.url, { onError: 'continueErrorOutput' });
	const safety = { [guard]: '={{ $json.value }}' };
	const parameters = { ...underTest.parameters, safety } as INodeParameters;
	const item = { phone: A, ...field, ...(value !== undefined && { value }) } as IDataObject;
	return await runNode({ ...underTest, parameters }, [item]);
}

function expectSkipped({ items, errorItems }: EngineResult, reason: string): void {
	expect(errorItems).toEqual([]);
	expect(items.map(({ json }) => json)).toEqual([expect.objectContaining({ outcome: 'skipped', reason })]);
	// Create From Template looks its template up first.
	expect(world.service.requests.filter(({ path }) => !path.endsWith('/getTemplates'))).toEqual([]);
}

function expectRefused({ items, errorItems, error }: EngineResult, label: string): void {
	expect([error?.message, items]).toEqual([undefined, []]);
	const message = expect.stringContaining(`'${label}'`);
	expect(errorItems.map(({ json }) => json.error)).toEqual([
		expect.objectContaining({ message, outcome: 'notSent' }),
	]);
	expect(world.service.requests).toEqual([]);
}

describe.each(operations)('$name, guarded by an expression', (operation) => {
	it.each([
		['a list of texts', [A, B]],
		['a list of numbers', [79000000010, 79000000011]],
		['one number', 79000000010],
		['a text', `${A}, ${B}`],
	])("calls nobody on a 'Do-Not-Call List' that is %s", async (_what, list) => {
		expectSkipped(await callWith(operation, 'doNotCallList', list), 'doNotCall');
	});

	it.each([[['+421']], [[421, 420]], [421], ['+421']])(
		"calls nobody outside the 'Allowed Prefixes' %p",
		async (prefixes) => {
			expectSkipped(await callWith(operation, 'allowedPrefixes', prefixes), 'prefixNotAllowed');
		},
	);

	it("refuses a 'Do-Not-Call Field' into which the field's value was dragged, and not its name", async () => {
		expectRefused(await callWith(operation, 'doNotCallField', true), 'Do-Not-Call Field');
	});

	it("takes the name of the 'Do-Not-Call Field' from an expression", async () => {
		const skipped = await callWith(operation, 'doNotCallField', 'optedOut', { optedOut: 'yes' });
		expectSkipped(skipped, 'doNotCall');
	});

	it.each([true, 'true', 'TRUE', 1, '1'])("calls nobody when 'Dry Run' is %p", async (value) => {
		expectSkipped(await callWith(operation, 'dryRun', value), 'dryRun');
	});

	it.each([null, undefined, 'yes please'])(
		"refuses a 'Dry Run' that is %p: nobody knows whether it is one",
		async (value) => {
			expectRefused(await callWith(operation, 'dryRun', value), 'Dry Run');
		},
	);

	it.each([{ hours: { from: '09:00', to: '21:00' } }, '09:00-21:00', null])(
		"refuses 'Allowed Hours' by an expression, of which n8n leaves nothing: %p",
		async (hours) => {
			expectRefused(await callWith(operation, 'allowedHours', hours), 'Allowed Hours');
		},
	);

	it.each([undefined, ''])("refuses 'Remember Numbers (Hours)' from a field that holds %p", async (value) => {
		expectRefused(await callWith(operation, 'rememberHours', value), 'Remember Numbers (Hours)');
	});
});

describe.each(paidOperations)('$name, capped by an expression', (operation) => {
	it.each([undefined, null, '', [], true, 0])(
		"refuses a 'Max Calls per Execution' that is %p",
		async (value) => {
			expectRefused(await callWith(operation, 'mostCalls', value), 'Max Calls per Execution');
		},
	);
});
