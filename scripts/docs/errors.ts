/** Tables of what can go wrong, read off the tables that the nodes make their errors from. */

import { callWithError, errorTable, noCall } from '../../nodes/McnTelecom/api/errors';
import { knownCodes, rowFor } from '../../nodes/Mobilgroup/api/errors';
import { CAUSES } from '../../nodes/Zvonobot/api/errors';
import { answerFault } from '../../nodes/shared/http/responseErrors';
import { placesCall } from '../../nodes/shared/http/effect';
import { knownNetworkCodes, networkError } from '../../nodes/shared/http/networkErrors';
import type { ErrorRow } from '../../nodes/shared/errors';
import { plainText, table } from './markdown';

const effect = placesCall("the service's account portal");
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
	['A redirect that asks for the same request elsewhere', 307, {}],
	['Any other redirect', 303, {}],
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

function networkErrors(): string {
	const rows = [...knownNetworkCodes, 'CERT_HAS_EXPIRED', 'any other'].map((code) => {
		const { message, outcome } = networkError({ httpCode: code }, effect);
		return [code === 'any other' ? code : `\`${code}\``, message, outcome];
	});
	return table(['Code', 'What the node says', 'Outcome'], rows);
}

function mcnErrors(): string {
	const rows = Object.entries(errorTable).map(([status, row]) => [status, ...told(row)]);
	return table(
		['Status or code', ...byMeaning],
		[
			...rows,
			['success without a call', ...told(noCall)],
			['a call beside an error', ...told(callWithError)],
		],
	);
}

function mobilgroupErrors(): string {
	const rows = knownCodes.map((code) => [
		`\`${code}\``,
		...told(rowFor(code, { ...effect, refused: undefined })),
	]);
	return table(['Code', ...byMeaning], rows);
}

const zvonobotErrors = () => table(byMeaning, CAUSES.map(told));

/** By the name that a page asks for. */
export const errorTables: Record<string, () => string> = {
	answer: answerErrors,
	network: networkErrors,
	mcnTelecom: mcnErrors,
	mobilgroup: mobilgroupErrors,
	zvonobot: zvonobotErrors,
};
