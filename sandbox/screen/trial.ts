/** A call of the sandbox's own, to try the phone on the page without any workflow. */

import type { Pace } from '../calls/pace';
import type { SandboxState } from '../state';
import { live } from '../zvonobot/life';
import { newCall } from '../zvonobot/newCall';

const PHONE = '79000000177';

/** The languages of the page. */
export type Language = 'en' | 'ru';

const TEXTS = {
	en: {
		question: 'Hello! Your order A-7 is ready. Press 1 to have it delivered today, press 2 to cancel it.',
		yes: { words: 'yes|deliver', text: 'Thank you! We deliver it today. Goodbye.' },
		message: 'Order A-7 is on its way.',
		no: { words: 'no|cancel', text: 'Your order is canceled. Goodbye.' },
	},
	ru: {
		question:
			'Здравствуйте! Ваш заказ А-7 готов. Нажмите 1, чтобы получить его сегодня, или 2, чтобы отменить.',
		yes: { words: 'да|привезите', text: 'Спасибо! Привезём сегодня. До свидания.' },
		message: 'Заказ А-7 уже в пути.',
		no: { words: 'нет|отмените', text: 'Заказ отменён. До свидания.' },
	},
};

export function ringForTrial(state: SandboxState, pace: Pace, language: Language = 'en'): void {
	const { question, yes, no, message } = TEXTS[language];
	const branch = (digit: number, { words, text }: typeof yes) => ({
		digit,
		keyWords: words,
		record: { text },
	});
	const call = newCall(state, PHONE, {
		operation: 'create',
		speech: question,
		ivrs: [{ ...branch(1, yes), smsText: message }, branch(2, no)],
		starts: true,
		origin: '',
	});
	void live(state, call, pace);
}
