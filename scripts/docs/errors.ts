/** Tables of what can go wrong, read off the tables that the nodes make their errors from. */

import { errorTable, otherRefusal, strangeAnswer } from '../../nodes/McnTelecom/api/errors';
import { knownCodes, rowFor } from '../../nodes/Mobilgroup/api/errors';
import { CAUSES } from '../../nodes/Zvonobot/api/errors';
import { answerFault } from '../../nodes/shared/http/responseErrors';
import { placesCall } from '../../nodes/shared/http/effect';
import { knownWireCodes, wireFault } from '../../nodes/shared/http/networkErrors';
import type { ErrorRow } from '../../nodes/shared/errors';
import { plainText, table } from './markdown';

const effect = placesCall();
const byMeaning = ['What the node says', 'What to do'];
const told = ({ message, advice }: Pick<ErrorRow, 'message' | 'advice'>) => [
	plainText(message),
	plainText(advice),
];

/** What stands in the place of a usable answer, by what the service sent. */
const answers: Array<[when: string, statusCode: number, body: unknown]> = [
	['Status 500 or above', 500, {}],
	['Status 408', 408, {}],
	['Status 429', 429, {}],
	['Status 401 or 403', 401, {}],
	['Status 404', 404, {}],
	['Any other status from 400 to 499', 400, {}],
	['A redirect', 302, {}],
	['An empty answer', 200, ''],
	['A web page', 200, '<html>'],
	['Broken JSON', 200, '{"status'],
	['JSON that is no object', 200, []],
];

function answerErrors(): string {
	const rows = answers.map(([when, statusCode, body]) => {
		const row = answerFault({ statusCode, body }, 'The service', effect);
		return [when, (row?.message ?? '').replace(/(?<=.)The service/, 'the service'), row?.outcome ?? ''];
	});
	return table(['When', 'What the node says', 'Outcome'], rows);
}

function wireErrors(): string {
	const rows = [...knownWireCodes, 'CERT_HAS_EXPIRED', 'any other'].map((code) => {
		const { message, outcome } = wireFault({ httpCode: code }, effect);
		return [code === 'any other' ? code : `\`${code}\``, message, outcome];
	});
	return table(['Code', 'What the node says', 'Outcome'], rows);
}

function mcnErrors(): string {
	const rows = Object.entries(errorTable).map(([status, row]) => [status, ...told(row)]);
	return table(
		['Status or code', ...byMeaning],
		[...rows, ['any other', ...told(otherRefusal)], ['success without a call', ...told(strangeAnswer)]],
	);
}

function mobilgroupErrors(): string {
	const rows = [...knownCodes, 'any other'].map((code) => [
		code === 'any other' ? code : `\`${code}\``,
		...told(rowFor(code, { ...effect, refused: undefined })),
	]);
	return table(['Code', ...byMeaning], rows);
}

const zvonobotErrors = () => table(byMeaning, CAUSES.map(told));

/** By the name that a page asks for. */
export const errorTables: Record<string, () => string> = {
	answer: answerErrors,
	wire: wireErrors,
	mcnTelecom: mcnErrors,
	mobilgroup: mobilgroupErrors,
	zvonobot: zvonobotErrors,
};
