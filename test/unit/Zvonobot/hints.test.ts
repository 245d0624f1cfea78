/** When the keys are said behind a message, and in which language. */

import { readKeyHint, readOptOutAnswer, readOptOutHint } from '../../../nodes/Zvonobot/ivr/hints';
import { itemWith } from '../support/items';

const english = 'Press 1 to approve, 2 to decline.';
const russian = 'Нажмите 1, чтобы подтвердить, или 2, чтобы отказаться.';
const hintFor = (message: string, form = {}, approve = 1, decline = 2) =>
	readKeyHint(itemWith(form), message, approve, decline);

describe('the hint after a message', () => {
	it.each([
		['Shall we bring it today?', english],
		['Your order 1 of 2 is ready, it costs 12.50.', english],
		['We come between 1:00 and 2:00. Is that fine?', english],
		['The express courier brings order 1 in 1-2 days.', english],
		['Your digital order 1 is ready.', english],
		['Press any key. It costs 1 ruble.', english],
		['Press 2 to cancel.', english],
		['Press 12 to cancel.', english],
		['Sollen wir heute liefern?', english],
		['Привезти заказ iPhone сегодня?', russian],
		['Доставка займёт 1-2 дня. Вам удобно?', russian],
		['Приём 1 декабря в 12:00, кабинет 2. Вы придёте?', russian],
	])('is said: %s', (message, hint) => {
		expect(hintFor(message)).toBe(hint);
	});

	it.each([
		'Press 1 to confirm, 2 to cancel.',
		'Press 1 if you come.',
		'To confirm, please push the button 1.',
		'Press one to confirm.',
		'1 for yes, 2 for no.',
		'Will you come? Yes: 1, no: 2.',
		'Нажмите 1, чтобы подтвердить.',
		'Если придёте, нажмите, пожалуйста, на телефоне цифру 1.',
		'Вы придёте? Наберите один или два.',
		'1 — да, 2 — нет.',
		'Да — 1, нет — 2.',
		'Drücken Sie 1 für ja, 2 für nein.',
		'Bitte die 1 drücken.',
		'Appuyez sur 1 pour confirmer.',
		'Onaylamak için 1 tuşuna basın.',
		'Растау үшін 1 батырмасын басыңыз.',
	])('is not said twice: %s', (message) => {
		expect(hintFor(message)).toBe('');
	});

	it('names the keys that were set', () => {
		expect(hintFor('Press 1 to hear it again.', {}, 0, 9)).toBe('Press 0 to approve, 9 to decline.');
	});

	it('is what the user has written, whatever the message says', () => {
		const keyHint = 'Taste 1: ja. Taste 2: nein.';
		expect(hintFor('Press 1.', { keyHint })).toBe(keyHint);
		expect(hintFor('Привезти?', { keyHint, keys: { hint: 'Older' } })).toBe(keyHint);
		expect(hintFor('Привезти?', { keyHint: '' })).toBe('');
		expect(hintFor('Привезти?', { keys: { hint: 'Older' } })).toBe('Older');
	});
});

describe('what is said of an opt-out', () => {
	const answer = (text: string, spoken: string) => readOptOutAnswer(itemWith({ optOut: { text } }), spoken);

	it('is in the language of the text unless the user has written it', () => {
		const preset = 'You will not be called again. Goodbye.';
		expect(answer(preset, 'Your order is ready.')).toBe(preset);
		expect(answer(preset, 'Ваш заказ готов.')).toBe('Мы больше не будем вам звонить. До свидания.');
		expect(answer('Auf Wiederhören.', 'Ваш заказ готов.')).toBe('Auf Wiederhören.');
		expect(readOptOutAnswer(itemWith({ optOut: { digit: 9 } }), 'Hello')).toBeUndefined();
	});

	it('names the key only where the user has added a hint', () => {
		const hint = (optOut: object, spoken: string) => readOptOutHint(itemWith({ optOut }), spoken, 9);
		expect(hint({ digit: 9 }, 'Hello')).toBe('');
		expect(hint({ hint: 'Neun: nie wieder.' }, 'Hello')).toBe('Neun: nie wieder.');
	});
});
