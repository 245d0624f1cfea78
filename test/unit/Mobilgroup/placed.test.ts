/** The answer to a call that verifies a phone: the code as the person will read it. */

import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { readPlaced } from '../../../nodes/Mobilgroup/resources/verification/placed';

const seal = ({ code }: { code: string | undefined }): IDataObject => ({ code: code ?? null });
const codeIn = (code: unknown, capacity?: string, own?: string) => {
	const answer = { statusCode: 200, headers: {}, body: { result: 'ok', id: '1', price: '0.35', code } };
	const call = { phone: '79000000010', code: own, capacity, seal };
	const result = readPlaced(answer as IN8nHttpFullResponse, { secrets: [] } as never, call as never);
	return 'json' in result ? result.json.code : result.failure.outcome;
};

it.each<[string, unknown, string | undefined, string | null]>([
	['a number that has lost its zeros', 42, undefined, '0042'],
	['a number that has lost the zero in front', 427, undefined, '0427'],
	['a text with a blank in it', '00 42', undefined, '0042'],
	['the whole calling number', '79000000042', undefined, '0042'],
	['the whole calling number, for a code of six digits', '+79000000042', '6', '000042'],
	['no digits', 'XXXX', undefined, null],
	['nothing', null, undefined, null],
])('the code is read from %s', (_form, told, capacity, code) => {
	expect(codeIn(told, capacity)).toBe(code);
});

it('an own code stays as it was typed, whatever the service tells', () => {
	expect(codeIn('9999', undefined, '0427')).toBe('0427');
});
