/** The states of a call, Russian in answers and English in callbacks, as one vocabulary. */

import type { CallState } from '../../shared/values/callState';
import { callStates } from '../../shared/values/callState';
import { textOf } from '../../shared/values/text';

const stateOf = callStates({
	ANSWERED: 'answered',
	BUSY: 'busy',
	'NO ANSWER': 'noAnswer',
	FAIL: 'failed',
	CANCEL: 'canceled',
	УСПЕШНО: 'answered',
	ЗАНЯТО: 'busy',
	'НЕТ ОТВЕТА': 'noAnswer',
	ОШИБКА: 'failed',
	ОТМЕНЕН: 'canceled',
});

/** @returns `queued` where the service says nothing yet, `unknown` for a word that no document has */
export function toCallState(word: unknown): CallState {
	const text = textOf(word);
	if (text === undefined) return 'queued';
	const plain = text.toUpperCase().replace(/Ё/g, 'Е');
	return stateOf(plain.replace(/[\s_-]+/g, ' '));
}
