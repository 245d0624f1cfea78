/** What Mobilgroup can say, in the words of all three documents, and what to do about it. */

import type { ErrorRow } from '../../shared/errors';
import { refusal } from '../../shared/http/responseErrors';
import type { Effect } from '../../shared/http/effect';
import { textOf } from '../../shared/values/text';

type Row = [message: string, advice: string];

const NO_MONEY: Row = ['The Mobilgroup account has no money left', 'Top up the account and run again.'];

/** By the code in lower case without a leading `error_`: the APIs spell the same codes differently. */
const rows: Record<string, Row> = {
	// All APIs
	authorisation_failed: [
		'Mobilgroup does not accept the credential',
		'Check it. The account portal shows the key under Settings → API, and a key of its own for the mailing system under API Settings.',
	],
	user_disabled: ['The Mobilgroup account is blocked', 'Ask Mobilgroup why.'],
	unknown_request: ['Mobilgroup did not understand the request', 'Check the fields of this node.'],
	not_enough_money: NO_MONEY,
	not_enough_credits: NO_MONEY,
	id_not_found: [
		'Mobilgroup does not know this ID',
		'Check the ID, and that the credential is of the same account.',
	],

	// Verification and leads
	number_is_empty: ["Mobilgroup cannot use 'Phone Number'", 'Check that the number is complete.'],
	number_not_valid: [
		"Mobilgroup knows no way to call 'Phone Number'",
		'Check its country code and its length.',
	],
	number_not_permitted: [
		"The Mobilgroup account is not allowed to call where 'Phone Number' leads",
		'Ask Mobilgroup to open this destination.',
	],
	number_in_spam_list: [
		"Mobilgroup does not call 'Phone Number' again for now",
		'This is its limit on repeated calls to one number. Wait 24 hours, or verify the person in another way.',
	],
	ani_phone_not_valid: [
		"'Caller Number' is not set up in the Mobilgroup account",
		'Use a number that the account portal shows as confirmed.',
	],
	code_not_valid: ["Mobilgroup cannot use 'Code'", 'Enter four digits, or leave it empty.'],
	date_is_empty: ["Mobilgroup cannot read 'Date'", 'Choose a day.'],

	// Mailings
	no_aniphone: [
		"'Sender Number' is not set up in the Mobilgroup account",
		'Choose a number from the list: only those of the account portal can send.',
	],
	no_message: ['The mailing has no text', "Fill in 'Text'."],
	no_subscribers: ['The mailing has no phone numbers', 'Enter at least one.'],
	not_tts_file: ["Mobilgroup could not convert 'Text' to speech", 'Check that it has words in it.'],
	not_media_file: [
		'Mobilgroup has no recording for this mailing',
		'Choose a phrase or script from the list; it may have been deleted.',
	],
	message_too_long: ["'Text' is too long", 'Shorten it to 5,000 characters.'],

	// Templates
	account_field_is_empty: ["'Account' is empty", "Enter the client's ID in your CRM."],
	name_field_is_empty: ["'Name' of a template is empty", 'Enter a name for every template.'],
	message_field_is_empty: ["'Text' of a template is empty", 'Enter a text for every template.'],
	template_not_found: [
		'The account has no template with this ID',
		"Choose it from the list, or leave 'Template' empty to create one.",
	],
};

/** Every code that has a row of its own. */
export const knownCodes = Object.keys(rows);

const nameOf = (code: unknown) => (textOf(code) ?? '').toLowerCase().replace(/^error_/, '');

/** Whether the API documentation names the code, so that it says for certain that nobody was called. */
export const isKnownCode = (code: unknown): boolean => Object.hasOwn(rows, nameOf(code));

/**
 * The row for a code that is known, compared without case, blanks and a leading `error_`.
 *
 * @param effect what the refusal spares the user
 */
export function rowFor(code: unknown, effect: Effect): ErrorRow {
	const [message, advice] = rows[nameOf(code)];
	return refusal(message, advice, effect);
}
