/** What Zvonobot can say, and what to do about it. It says it in words, so the rows look for words. */

import type { ErrorRow } from '../../shared/errors';
import { type Effect, leavesOpen, placesCall } from '../../shared/http/effect';
import { refusal } from '../../shared/http/responseErrors';

export const SERVICE = 'Zvonobot';

/** What a request may have done whose answer is lost. */
export const callEffect = placesCall("Zvonobot's account portal");
/** The same for requests that change something and call nobody. */
export const changeEffect: Effect = {
	outcome: 'unclear',
	unclear: 'anything was changed',
	advice: "Look it up in Zvonobot's account portal, or run it again: repeating this calls nobody.",
	refused: 'Nothing was changed.',
};
/** The same for a recording: making a text into speech costs money. */
export const recordEffect: Effect = {
	outcome: 'unclear',
	unclear: 'the recording was created',
	advice:
		"Look the recording up in Zvonobot's account portal before you create it again: making speech of a text costs money. Retries of this execution do not repeat it.",
	refused: 'Nothing was created.',
};

/** An answer that says it took the request is never a refusal. */
export const takenBesideError = (effect: Effect): ErrorRow =>
	leavesOpen(`${SERVICE} answered that it both accepted and refused the request`, effect);

/** An answer that names what it has made is never a refusal. */
export const idBesideError = (effect: Effect): ErrorRow =>
	leavesOpen(`${SERVICE} answered with both an ID and a refusal`, effect);

interface Cause {
	/** Found in the service's words, which are Russian or English. */
	words: RegExp;
	status?: number;
	message: string;
	advice: string;
}

/** Why Zvonobot refuses something, where its words or the status tell. */
export const CAUSES: Cause[] = [
	{
		words:
			/api[\s-]?key|(?<![а-яё])ключ(?![а-яё]{3})|unauthori[sz]ed|unauthenticated|пользовател\S* не найден|user not found/i,
		status: 401,
		message: 'Zvonobot does not accept the API key',
		advice: "Check 'API Key' and 'Domain' in the credential: a key belongs to one domain.",
	},
	{
		words: /средств|(?<![а-яё])баланс(?!ир)|balance(?!r)|money|funds/i,
		status: 402,
		message: 'The Zvonobot account has no money left',
		advice: 'Top up the account and run again.',
	},
	{
		words: /модерац|модерир|moderat/i,
		message: 'Zvonobot wants to approve the account or the recording first',
		advice:
			'Ask your manager at Zvonobot to approve this recording, or to switch off the approval for the account.',
	},
	{
		words: /исходящ|outgoing/i,
		message: 'Zvonobot does not call from this number',
		advice: "Confirm the number of 'Own Number' in Zvonobot's account portal, or choose another caller.",
	},
	{
		words: /ч[её]рн\S* спис|black\s?list/i,
		message: 'The number is on the blacklist of the Zvonobot account',
		advice: "Take it off the list in Zvonobot's account portal if it may be called again.",
	},
	{
		words: /(^|[^а-яё])доступ|forbidden|denied/i,
		status: 403,
		message: 'Zvonobot does not allow this request',
		advice: 'Ask your manager at Zvonobot whether the key may do this.',
	},
];

/** The row for a refusal whose words name a known cause. */
export function refusalByWords(words: string, effect: Effect): ErrorRow | undefined {
	const cause = CAUSES.find((candidate) => candidate.words.test(words));
	return cause && refusal(cause.message, cause.advice, effect);
}

/** Words of a service that has failed itself, maybe after it had done what it was asked for. */
const FAILED_ITSELF =
	/внутренн|ошибк\S* сервера|internal|server error|time[\s-]?d?\s?out|врем\S* ожидания|попробуйте|try again|неизвестн|unknown|временно|temporar|не\s?доступ[еоа]?н|unavailable|исключени|exception|соединени|подключени|connection|баз\S* данных|database|sql|gateway|балансир|balanc(er|ing)|went wrong|созда[нл]|(?<![а-яё])уже(?![а-яё])|начат|после звонка|already|in progress|started/i;

/** Words that say no to what was asked for. Any others leave it open: no list of them is documented. */
const SAYS_NO =
	/неверн|некорр?ектн|недействит|недопустим|запрещ|нельзя|закрыт|лимит|превышен|отказ|отклон|заблокир|отсутств|обязател|не (найден|разреш|поддерж|подтвержд|указан|задан|заполн|существ|актив|прош|может)|invalid|incorrect|wrong|forbidden|denied|limit|refus|reject|blocked|missing|required|must|not (found|allowed|valid|permitted|supported|confirmed|exist)|stop list/i;

/** Words beside an empty list that say nothing but that it was done. */
const SAYS_DONE = /^((ok|success|done|deleted|removed|успе|удал)[^\s;]*)?$/i;

export const isNoComplaint = (words: string): boolean => SAYS_DONE.test(words);
export const hasFailedItself = (words: string): boolean => FAILED_ITSELF.test(words);

/** An error without words, or with words that are no refusal, leaves open what was done. */
export function errorByWords(words: string, effect: Effect): ErrorRow {
	const open = leavesOpen(`${SERVICE} gave an answer that is not a clear refusal`, effect);
	if (hasFailedItself(words)) return open;
	const no = refusal(`${SERVICE} refused this`, 'Its words are in square brackets.', effect);
	return refusalByWords(words, effect) ?? (SAYS_NO.test(words) ? no : open);
}

/** Rows for statuses that mean something particular here. */
export function refusalsByStatus(effect: Effect): Record<number, ErrorRow> {
	const rows: Record<number, ErrorRow> = {
		404: refusal(`${SERVICE} does not know this address`, "Check 'Domain' in the credential.", effect),
		422: refusal(
			`${SERVICE} found a value it cannot use`,
			'Correct the field that is named in square brackets.',
			effect,
		),
	};
	for (const { status, message, advice } of CAUSES) {
		if (status) rows[status] = refusal(message, advice, effect);
	}
	return rows;
}
