/** The words and times of Mobilgroup's answers. */

import type { SandboxCall } from '../calls/call';

const MOSCOW_AHEAD_MS = 3 * 60 * 60 * 1000;

/** What an answer says of a call; the callback says the same in English. */
export const RUSSIAN: Record<SandboxCall['state'], string> = {
	ringing: '',
	canceled: '',
	answered: 'Успешно',
	busy: 'Занято',
	noAnswer: 'Нет ответа',
	rejected: 'Отменен',
	unavailable: 'Ошибка',
};

/** Moscow time: `dd.mm.yyyy hh:mm:ss` in answers, `yyyy-mm-dd hh:mm:ss` in callbacks. */
export function localTime(iso: string, where: 'answer' | 'callback'): string {
	const [date, time] = new Date(Date.parse(iso) + MOSCOW_AHEAD_MS).toISOString().split('T');
	const written = where === 'answer' ? date.split('-').reverse().join('.') : date;
	return `${written} ${time.slice(0, 8)}`;
}
