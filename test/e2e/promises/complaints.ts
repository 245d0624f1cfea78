/** What a service may answer that is neither a plain yes nor a plain no. */

import type { CannedAnswer } from '../../support/cannedService';

export interface Complaint {
	/** @param phone as it was asked for; the second one only travels with it where `other` is given */
	answer(phone: string, other: string): CannedAnswer;
	/** What the phone may be told as. */
	told: string[];
	/** The id that its result has to hold. */
	callId?: string;
	/** What the second phone may be told as. */
	other?: string[];
}

const MAYBE = ['placed', 'unclear'];
const ID = { verification_call_uuid: 'odd-1', code: '4271' };

const answering =
	(body: unknown, status = 200): Complaint['answer'] =>
	() => ({ status, body });
/** The answer holds a call's id: it is never refused. */
const withId = (answer: Complaint['answer']): Complaint => ({ answer, told: MAYBE });
/** Nothing says that it was placed or refused. */
const unclear = (answer: Complaint['answer']): Complaint => ({ answer, told: ['unclear'] });

const mcn: Array<[string, Complaint]> = [
	[
		'status 500 in the body, with an id',
		withId(answering({ code: 500, message: 'Internal error', object: ID })),
	],
	['status 408 in the body, with an id', withId(answering({ code: 408, object: ID }))],
	['status 201 in the body, with an id', withId(answering({ code: 201, object: ID }))],
	['status 0 in the body, with an id', withId(answering({ code: 0, message: 'OK', object: ID }))],
	['status 400, with an id', withId(answering({ code: 400, message: 'Bad request', object: ID }, 400))],
	['a message and nothing else', unclear(answering({ message: 'Not enough money' }))],
	['success: false', unclear(answering({ success: false }))],
	['status: error', unclear(answering({ status: 'error' }))],
];

const refusing = (more: object) => answering({ result: 'error', ...more });
const mobilgroup: Array<[string, Complaint]> = [
	['a code that no document names', unclear(refusing({ error_code: 'internal_error' }))],
	['the code timeout', unclear(refusing({ error_code: 'timeout' }))],
	['no code at all', unclear(refusing({}))],
	['a known code, with an id', withId(refusing({ error_code: 'not_enough_money', id: '77' }))],
];

const mailingRows = (phone: string, other: string) => ({
	id: '78',
	phones: '2',
	subscribers: [
		{ phone, result: 'ok', price: '0,91', duration: '14' },
		{ phone: other, result: 'error', description: 'Error_Not_Enough_Money' },
	],
});
const mailing: Array<[string, Complaint]> = [
	['a code that no document names', unclear(refusing({ error_code: 'internal_error' }))],
	['no code at all', unclear(refusing({}))],
	[
		'an error, with rows that are ok',
		{
			answer: (phone, other) => ({
				body: { result: 'error', error_code: 'Error_Not_Enough_Money', ...mailingRows(phone, other) },
			}),
			told: MAYBE,
			other: ['refused', 'unclear'],
		},
	],
];

const zvonobotRows = (phone: string, other: string) => [
	{ id: 501, phone, status: 'created' },
	{ status: 'error', phone: other, message: 'Номер в чёрном списке' },
];
/** The row of the call has its phone in another spelling. */
const spelled = (spell: (phone: string) => string, told = ['placed']): Complaint => ({
	answer: (phone) => ({
		body: { status: 'success', data: [{ id: 501, phone: spell(phone), status: 'created' }] },
	}),
	told,
	...(told.length === 1 && { callId: '501' }),
});
const someRefused = (status: number, word: string): Complaint => ({
	answer: (phone, other) => ({ status, body: { status: word, data: zvonobotRows(phone, other) } }),
	told: MAYBE,
	other: ['refused', 'unclear'],
});
const zvonobot: Array<[string, Complaint]> = [
	['the phone begins with 8', spelled((phone) => phone.replace(/^7/, '8'))],
	['the phone has ten digits', spelled((phone) => phone.slice(1))],
	['the phone is masked', spelled((phone) => `${phone.slice(0, 4)}*****${phone.slice(-2)}`, MAYBE)],
	['status 422, with placed rows beside refused ones', someRefused(422, 'error')],
	['status: error, with placed rows beside refused ones', someRefused(200, 'error')],
	['status: success, with placed rows beside refused ones', someRefused(200, 'success')],
];

const byOperation: Array<[string, Array<[string, Complaint]>]> = [
	['MCN Telecom flash call', mcn],
	['MCN Telecom call for 2FA', mcn],
	['Mobilgroup flash call', mobilgroup],
	['Mobilgroup voice password', mobilgroup],
	['Mobilgroup lead', mobilgroup],
	['Mobilgroup mailing', mailing],
	['Zvonobot call', zvonobot],
	['Zvonobot call from template', zvonobot],
];

/** By the name of the operation. */
export const complaints: Array<[name: string, what: string, complaint: Complaint]> = byOperation.flatMap(
	([name, list]) => list.map(([what, complaint]): [string, string, Complaint] => [name, what, complaint]),
);
