/** All that the page says: in English, and in Russian. */

/** @typedef {[english: string, russian: string]} Text */
/** @typedef {[english: Record<string, string>, russian: Record<string, string>]} Noun by what Intl.PluralRules says */

/** `{name}` stands for what is put in. @satisfies {Record<string, Text>} */
export const texts = {
	title: ['Phone on the screen', 'Телефон на экране'],
	subtitle: [
		'Calls from your workflows ring here. Nobody is called, and nothing is charged.',
		'Здесь звонят ваши сценарии n8n. Никому не звонят по-настоящему и ничего не списывают.',
	],
	otherLanguage: ['Русский', 'English'],
	connecting: ['Connecting…', 'Подключаемся…'],
	live: ['Live', 'На связи'],
	reconnecting: ['Reconnecting…', 'Связь пропала, подключаемся…'],
	ringAloud: ['Ring aloud', 'Звук звонка'],
	readAloud: ['Read aloud', 'Читать вслух'],

	phone: ['Phone', 'Телефон'],
	sandbox: ['Sandbox', 'Песочница'],
	talk: ['What is said', 'Разговор'],
	choices: ['Words that the robot listens to', 'Слова, которых ждёт робот'],
	quoted: ['“{word}”', '«{word}»'],
	yourWords: ['What you say', 'Что вы говорите'],
	saySomething: ['Say something…', 'Скажите что-нибудь…'],
	say: ['Say', 'Сказать'],
	keys: ['Keys', 'Клавиши'],
	star: ['Star', 'Звёздочка'],
	hash: ['Hash', 'Решётка'],
	decline: ['Decline', 'Отклонить'],
	busy: ['Busy', 'Занято'],
	answer: ['Answer', 'Ответить'],
	hangUp: ['Hang up', 'Положить трубку'],
	back: ['Back to the phone', 'Назад к телефону'],
	trial: ['Ring this phone', 'Позвонить сюда'],
	others: ['Other calls', 'Другие звонки'],
	alsoRings: ['Also rings: {phone}', 'Ещё звонит: {phone}'],
	andMore: ['and {count} more', 'и ещё {count}'],
	ringing: ['☎ Ringing', '☎ Звонок'],
	waiting: ['Waiting for a call', 'Ждём звонка'],
	waitingHint: [
		'Call +7\u00a0900\u00a0000\u00a001\u00a077 from your workflow, or any other number that ends in 77.',
		'Позвоните из сценария на +7\u00a0900\u00a0000\u00a001\u00a077 или на другой номер, который кончается на 77.',
	],
	codeHint: [
		'The last {count} digits are the code. No need to answer.',
		'Последние {count} цифры — это код. Отвечать не надо.',
	],
	toPhone: ['to {phone}', 'на номер {phone}'],
	ringsFor: ['Rings for {time} more', 'Звонит ещё {time}'],
	ended: ['Call ended · {time}', 'Звонок закончен · {time}'],
	callFrom: ['Call from {phone}', 'Звонок с номера {phone}'],
	answered: ['Answered', 'Вы ответили'],
	over: ['The call is over', 'Звонок закончен'],
	youPress: ['You press', 'Вы нажимаете'],
	youSay: ['You say', 'Вы говорите'],
	message: ['Text message:', 'SMS:'],
	note: ['Note:', 'Примечание:'],

	today: ['Today', 'Сегодня'],
	todaySum: [
		'{calls}, {answered} answered, {rubles} spent',
		'{calls}, с ответом: {answered}, потрачено {rubles}',
	],
	todayEmpty: ['No calls yet, and nothing spent.', 'Звонков ещё не было, ничего не потрачено.'],
	playMoney: [
		'The money is not real: each provider here has a balance to try with.',
		'Деньги ненастоящие: у каждого сервиса здесь баланс для проб.',
	],
	links: ['Try it in n8n', 'Попробуйте в n8n'],
	openN8n: ['Open n8n', 'Открыть n8n'],
	signIn: [
		'It asks for the e-mail and the password that npm start has printed.',
		'Он спросит почту и пароль, которые напечатал npm start.',
	],
	formHint: [
		'Or send one of its forms with a number that ends in 77, and it rings here:',
		'Или отправьте форму с номером, который кончается на 77, и телефон зазвонит здесь:',
	],
	newTab: ['(opens in a new tab)', '(откроется в новой вкладке)'],
	services: ['Providers', 'Сервисы'],
	callsToday: ['{calls} today', '{calls} сегодня'],
	spentToday: ['{answered} answered, {rubles} spent', 'с ответом: {answered}, потрачено {rubles}'],
	balance: ['Balance {rubles}', 'Баланс {rubles}'],

	calls: ['Calls', 'Звонки'],
	callsEmpty: [
		'No calls yet. Run a workflow that calls somebody, or press Ring this phone. A number that ends in 77 rings on this page; one that ends in 00 answers, in 01 is busy, in 02 does not answer.',
		'Звонков ещё не было. Запустите сценарий, который кому-нибудь звонит, или нажмите «Позвонить сюда». Номер, который кончается на 77, звонит на этой странице; на 00 — отвечает, на 01 — занят, на 02 — не отвечает.',
	],
	time: ['Time', 'Время'],
	service: ['Provider', 'Сервис'],
	to: ['To', 'Кому'],
	from: ['From', 'С номера'],
	result: ['Result', 'Результат'],
	pressedOrSaid: ['Pressed or said', 'Нажато, сказано'],
	showTalk: ['Show what is said', 'Показать разговор'],

	reports: ['Reports to n8n', 'Что узнал n8n'],
	reportsEmpty: [
		'Nothing reported yet. When a call rings, is answered or ends, its provider tells n8n by a callback. Each one appears here: what it says, and whether n8n took it.',
		'Пока ничего. Когда телефон звонит, человек отвечает или звонок кончается, сервис сообщает об этом в n8n обратным вызовом. Каждый появится здесь: что в нём сказано и принял ли его n8n.',
	],
	call: ['Call', 'Звонок'],
	report: ['What is reported', 'Что сообщили'],
	reply: ['Did n8n take it?', 'Принял ли n8n?'],
	taken: ['Taken', 'Принял'],
	notTaken: ['Not taken: {status}', 'Не принял: {status}'],
	nobodyThere: ['n8n not reached', 'n8n не отвечает'],
	nextTry: ['next try in a minute', 'ещё раз через минуту'],
	answerIs: ['Answer: {answer}', 'Ответ: {answer}'],

	all: ['All ({count})', 'Все ({count})'],
	ten: ['Ten', 'Десять'],
	newestHere: ['the newest {count} here', 'здесь последние {count}'],

	developers: ['For developers', 'Для разработчиков'],
	covered: [
		'How much of the API documentation the sandbox has met:',
		'Сколько из документации API уже встретилось песочнице:',
	],
	coverage: ['{service}: {seen} of {documented}', '{service}: {seen} из {documented}'],
	asJson: ['Everything as JSON', 'Всё в виде JSON'],

	failed: ['The sandbox answered {status}', 'Песочница ответила {status}'],
	unreachable: [
		'The sandbox cannot be reached. Is it still running?',
		'Песочница не отвечает. Она ещё запущена?',
	],
};

/** @satisfies {Record<string, Noun>} */
export const nouns = {
	call: [
		{ one: 'call', other: 'calls' },
		{ one: 'звонок', few: 'звонка', many: 'звонков', other: 'звонка' },
	],
	report: [
		{ one: 'report', other: 'reports' },
		{ one: 'сообщение', few: 'сообщения', many: 'сообщений', other: 'сообщения' },
	],
	ruble: [
		{ one: 'ruble', other: 'rubles' },
		{ one: 'рубль', few: 'рубля', many: 'рублей', other: 'рубля' },
	],
};

/** What is placed, by the name that the sandbox has for it. @type {Record<string, Text>} */
export const operations = {
	flashCall: ['flash call', 'флеш-колл'],
	callFor2fa: ['call for 2FA', 'звонок для 2FA'],
	voicePassword: ['spoken code', 'голосовой код'],
	lead: ['lead call', 'звонок лиду'],
	mailing: ['mailing', 'рассылка'],
	create: ['robocall', 'звонок робота'],
	createFromTemplate: ['robocall from a template', 'звонок робота по шаблону'],
	redial: ['dialled again', 'повторный звонок'],
};

/** @satisfies {Record<import('../view').CallState, Text>} */
export const states = {
	queued: ['Queued', 'В очереди'],
	ringing: ['Ringing', 'Звонит'],
	talking: ['Talking', 'Разговор'],
	answered: ['Answered', 'Ответили'],
	busy: ['Busy', 'Занято'],
	noAnswer: ['No answer', 'Не ответили'],
	rejected: ['Declined', 'Отклонён'],
	unavailable: ['Unavailable', 'Недоступен'],
	canceled: ['Canceled', 'Отменён'],
};
