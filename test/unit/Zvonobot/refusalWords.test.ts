/** An error of Zvonobot says what it means in words, and no document lists them. */

import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { readPlaced } from '../../../nodes/Zvonobot/resources/call/placed';

const A = '79000000010';
const told = (body: unknown, phones: string[], statusCode = 200) =>
	readPlaced({ statusCode, body, headers: {} } as IN8nHttpFullResponse, phones, true, []).map((result) =>
		'json' in result ? 'placed' : result.failure.outcome,
	);

describe('an error around calls, or in the row of one', () => {
	it.each([
		...['Ошибка подключения к базе данных', 'Внутренняя ошибка: нет подключения к базе данных'],
		...['Необработанное исключение', 'Сервис временно не доступен', 'Load balancer timeout'],
		...['Ошибка балансировщика', 'Произошла ошибка', 'Что-то пошло не так', 'Something went wrong'],
		...[
			'Exception',
			'SQLSTATE[HY000]: General error',
			'502 Bad Gateway',
			'Connection lost',
			'x',
			'Звонок уже создан',
			'Дубликат: звонок на этот номер уже создан',
			'Номер добавлен в чёрный список после звонка',
			'Звонок создан, но средств недостаточно для записи',
			'This call is already in progress',
		],
	])('the words %j are no refusal, of all or of one', (message) => {
		expect(told({ status: 'error', data: { message } }, [A])).toEqual(['unclear']);
		const row = { status: 'error', phone: A, message };
		expect(told({ status: 'success', data: [row] }, [A])).toEqual(['unclear']);
	});

	it.each([
		...[
			'Неверный API-ключ',
			'Ключ API заблокирован',
			'Недостаточно средств',
			'Неверный номер',
			'Номер не найден',
		],
		...['Направление закрыто', 'Превышен лимит звонков', 'Invalid phone', 'Phone is not allowed'],
	])('the words %j are a refusal, of all or of one', (message) => {
		expect(told({ status: 'error', data: { message } }, [A])).toEqual(['refused']);
		const row = { status: 'error', phone: A, message };
		expect(told({ status: 'success', data: [row] }, [A])).toEqual(['refused']);
	});

	it.each(['call_id', 'callId', 'ids', 'uuid'])(
		'an ID under the name %s beside an error leaves it open',
		(name) => {
			const body = { status: 'error', message: 'Недостаточно средств', [name]: name === 'ids' ? [5] : 5 };
			expect(told(body, [A])).toEqual(['unclear']);
		},
	);

	it('an error that says with 400 that the service has failed is not a refusal', () => {
		expect(told({ status: 'error', message: 'Timeout' }, [A], 400)).toEqual(['unclear']);
		expect(told({ status: 'error', message: 'Wrong phone' }, [A], 400)).toEqual(['refused']);
		expect(told({ status: 'error', message: 'Try again later' }, [A], 429)).toEqual(['refused']);
	});
});
