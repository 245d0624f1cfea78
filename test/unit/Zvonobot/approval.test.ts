import { resultOf } from '../../../nodes/Zvonobot/callbacks/answer';
import { readEvents } from '../../../nodes/Zvonobot/callbacks/events';
import { choicesIn } from '../../../nodes/Zvonobot/ivr/approval';

const askedAt = '2026-01-31T10:00:00.000Z';
const key = (digit: number, ...ivrs: object[]) => ({ digit, ...(ivrs.length > 0 && { ivrs }) });

/** The result of a call whose person has answered like this, as the end of the call tells it. */
const resultFor = (ivrs: object[], approving: string[], answers: string) => {
	const known = { askedAt, callId: '5', choices: choicesIn(ivrs as never, { approving }) };
	const attempt = { id: 6, phone: '7', status: 'finished', ivrAnswers: answers };
	const [event] = readEvents({ apiCalls: [{ id: 5, calls: [attempt] }] });
	return resultOf(event, known, { asked: askedAt, token: '' });
};
/** The same as the callback of the last branch tells it. */
const resultAt = (ivrs: object[], approving: string[], branch: string, answer: unknown) => {
	const known = { askedAt, callId: '5', choices: choicesIn(ivrs as never, { approving }) };
	const [event] = readEvents({ call: { phone: '7', answer, apicallId: 5 } });
	return resultOf(event, known, { asked: askedAt, token: '', branch });
};

const areYouSure = [key(1, key(1), key(2)), key(2, key(1), key(2))];
const chooseTime = [key(1, key(3), key(4)), key(2)];
const oneWay = [key(1, key(2), key(3))];
const said = [{ keyWords: 'да|конечно' }, { keyWords: 'нет' }, { anyWord: 1 }];
const staying = [{ ivrs: [key(1), key(2)] }, key(3)];

describe('approval belongs to branches', () => {
	it.each<[string, object[], string[], string, string, unknown, boolean]>([
		['1 and 1 again', areYouSure, ['1'], '|1|1', '0.0', 1, true],
		['1 and then 2', areYouSure, ['1'], '|1|2', '0.1', 2, false],
		['2, which declines, and then 1', areYouSure, ['1'], '|2|1', '1.0', 1, false],
		['1 and a time', chooseTime, ['1'], '|1|3', '0.0', 3, true],
		['2 where 1 was asked for', chooseTime, ['1'], '|2', '1', 2, false],
		['a key of the second level only', oneWay, ['2'], '|1|2', '0.0', 2, true],
		['the other key of the second level', oneWay, ['2'], '|1|3', '0.1', 3, false],
		['a word in other letters', said, ['ДА'], '|Да.', '0', 'Да.', true],
		['another word of the same branch', said, ['да'], '|конечно', '0', 'конечно', true],
		['an approving word that any words may be', said, ['ладно'], '|Ладно!', '2', 'Ладно!', true],
		['any other words', said, ['ладно'], '|ладно, завтра', '2', 'ладно, завтра', false],
		['a key behind a branch for staying on the line', staying, ['1'], '|-1|1', '0.0', 1, true],
	])('%s', (_name, ivrs, approving, answers, branch, answer, approved) => {
		expect(resultFor(ivrs, approving, answers)).toMatchObject({ approved, data: { approved } });
		expect(resultAt(ivrs, approving, branch, answer)).toMatchObject({ approved, branch });
	});

	it('is not there where any words are taken that another branch listens to', () => {
		const words = [{ keyWords: 'хорошо' }, { keyWords: 'да' }, { anyWord: 1 }];
		const approvedWith = (said: string) => resultAt(words, ['хорошо', 'ладно'], '2', said)?.approved;
		expect(['ладно', 'хорошо', 'хорошо, да', 'да', 'да, ладно'].map(approvedWith)).toEqual([
			...[true, false, false, false, false],
		]);
	});

	it('is that of the branch of which most was said', () => {
		const words = [{ keyWords: 'да|да конечно' }, { keyWords: 'да нет' }];
		const approvedWith = (said: string) => resultAt(words, ['да'], '0', said)?.approved;
		expect(['да нет, наверное', 'да, конечно же', 'да, пожалуйста'].map(approvedWith)).toEqual([
			...[false, true, true],
		]);
	});

	it('is not there where the person hangs up before a second question is answered', () => {
		expect(resultFor(areYouSure, ['1'], '|1')).toMatchObject({ approved: false });
		expect(resultFor(chooseTime, ['1'], '|1')).toMatchObject({ approved: true });
	});

	it('is not there where only the last key is known, and it means both', () => {
		const known = { askedAt, callId: '5', choices: choicesIn(areYouSure as never, { approving: ['1'] }) };
		const attempt = { id: 6, phone: '7', status: 'finished', ivrDigit: 1 };
		const [event] = readEvents({ apiCalls: [{ id: 5, calls: [attempt] }] });
		expect(resultOf(event, known, { asked: askedAt, token: '' })).toMatchObject({ approved: false });
	});
});
