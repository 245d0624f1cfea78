import { readAnswer } from '../../../nodes/McnTelecom/api/response';

const id = 'fa278be48dc2_117793';

describe('an answer of MCN Telecom (field notes §6.1)', () => {
	it.each([
		['the envelope', { code: 200, object: { verification_call_uuid: id, code: '0427' } }, '0427', '200'],
		[
			'the envelope, code as a number',
			{ code: 200, object: { verification_call_uuid: id, code: 427 } },
			'0427',
			'200',
		],
		[
			'the id outside the object',
			{ verification_call_uuid: id, object: { code: '0427' } },
			'0427',
			undefined,
		],
		['no object', { verification_call_uuid: id, code: '0427' }, '0427', undefined],
		['no object, code as a number', { verification_call_uuid: id, code: 4271 }, '4271', undefined],
		['no object, a number without its zero', { verification_call_uuid: id, code: 427 }, '0427', undefined],
		['no object, only the status', { verification_call_uuid: id, code: 200 }, undefined, '200'],
		['no code at all', { verification_call_uuid: id }, undefined, undefined],
	])('is read with %s', (_shape, body, code, status) => {
		expect(readAnswer(body)).toEqual({ callId: id, code, status, body });
	});

	it('can be a code alone, in quotes', () => {
		expect(readAnswer({ code: '0427' })).toEqual({ code: '0427', body: { code: '0427' } });
	});

	it.each([
		{ code: 402, message: 'No money' },
		{ code: 1001 },
		{ code: '1001', error: 'No' },
		{ code: 402, message: 'No money', verification_call_uuid: id },
		{ code: 500, object: { verification_call_uuid: id } },
	])('%j holds a status, and no verification code', (body) => {
		const { code, status } = readAnswer(body);
		expect([code, status]).toEqual([undefined, String(body.code)]);
	});
});
