/** Tables of what can go wrong, read off the tables that the nodes make their errors from. */

import { callWithError, errorTable, noCall } from '../../nodes/McnTelecom/api/errors';
import { knownCodes, rowFor } from '../../nodes/Mobilgroup/api/errors';
import { CAUSES } from '../../nodes/Zvonobot/api/errors';
import { answerFault } from '../../nodes/shared/http/responseErrors';
import { placesCall } from '../../nodes/shared/http/effect';
import { knownNetworkCodes, networkError } from '../../nodes/shared/http/networkErrors';
import type { ErrorRow } from '../../nodes/shared/errors';
import type { Say } from './language';
import { plainText, table } from './markdown';

const effect = placesCall("the provider's account portal");
const byMeaning = ['What the node says', 'What to do'];
/** n8n shows it in English, so that is what a reader looks for. */
function messageIn(say: Say, message: string): string {
	const told = say(message);
	return told === message ? plainText(message) : `_${plainText(message)}_ — ${plainText(told)}`;
}
const told = (say: Say, { message, advice }: Pick<ErrorRow, 'message' | 'advice'>) => [
	messageIn(say, message),
	plainText(say(advice)),
];
const headed = (say: Say, titles: string[], rows: string[][]) =>
	table(
		titles.map((title) => say(title)),
		rows,
	);

/** What stands in the place of a usable answer, by what the service sent. */
const answers: Array<[when: string, statusCode: number, body: unknown]> = [
	['Status 500 or above', 500, {}],
	['Status 408', 408, {}],
	['Status 409', 409, {}],
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

function answerErrors(say: Say): string {
	const rows = answers.map(([when, statusCode, body]) => {
		const row = answerFault({ statusCode, body }, 'The provider', effect);
		const message = (row?.message ?? '').replace(/(?<=.)The provider/, 'the provider');
		return [say(when), messageIn(say, message), `\`${row?.outcome}\``];
	});
	return headed(say, ['When', 'What the node says', 'Outcome'], rows);
}

function networkErrors(say: Say): string {
	const rows = [...knownNetworkCodes, 'CERT_HAS_EXPIRED', 'any other'].map((code) => {
		const { message, outcome } = networkError({ httpCode: code }, effect);
		return [code === 'any other' ? say(code) : `\`${code}\``, messageIn(say, message), `\`${outcome}\``];
	});
	return headed(say, ['Code', 'What the node says', 'Outcome'], rows);
}

function mcnErrors(say: Say): string {
	const rows = Object.entries(errorTable).map(([status, row]) => [status, ...told(say, row)]);
	return headed(
		say,
		['Status or code', ...byMeaning],
		[
			...rows,
			[say('success without a call'), ...told(say, noCall)],
			[say('a call and a refusal'), ...told(say, callWithError)],
		],
	);
}

function mobilgroupErrors(say: Say): string {
	const rows = knownCodes.map((code) => [
		`\`${code}\``,
		...told(say, rowFor(code, { ...effect, refused: undefined })),
	]);
	return headed(say, ['Code', ...byMeaning], rows);
}

const zvonobotErrors = (say: Say) =>
	headed(
		say,
		byMeaning,
		CAUSES.map((cause) => told(say, cause)),
	);

/** By the name that a page asks for. */
export const errorTables: Record<string, (say: Say) => string> = {
	answer: answerErrors,
	network: networkErrors,
	mcnTelecom: mcnErrors,
	mobilgroup: mobilgroupErrors,
	zvonobot: zvonobotErrors,
};
