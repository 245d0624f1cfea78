/** What Mobilgroup's calls say. */

import type { Speech } from '../calls/ring';
import { addLine, STAYS } from '../calls/talk';

const anyKey = { keys: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], words: [], anyWord: false };
const again = { keys: [1], words: [], anyWord: false };

/** @param twice as `voice.repeat` of the API documentation */
export function speakCode(code: string, twice: boolean): Speech {
	const digits = [...code].join(' ');
	const text = `Your code is ${digits}.`;
	return async (person) => {
		await person.hear(twice ? `${text} Once more: ${digits}.` : text);
	};
}

/** A person who presses a key gets the text message. */
export function playLead(script: string, sms = 'The text of the script'): Speech {
	return async (person, call) => {
		const reply = await person.hear(`♪ ${script}`, anyKey);
		if (typeof reply === 'number' && reply !== STAYS) addLine(call, 'message', sms);
	};
}

interface MailingText {
	text: string;
	/** How often it offers to be heard again. */
	offers: number;
	/** Goes on to an operator when it has been heard. */
	transfers: boolean;
}

export function speakMailing({ text, offers, transfers }: MailingText): Speech {
	return async (person, call) => {
		let reply: number | string | undefined;
		let left = offers;
		do {
			reply = await (left > 0
				? person.hear(`${text} Press 1 to hear this again.`, again)
				: person.hear(text));
		} while (reply === 1 && left-- > 0);
		if (transfers && reply !== undefined) addLine(call, 'note', 'Put through to an operator');
	};
}
