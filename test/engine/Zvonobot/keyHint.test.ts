/** The keys of a question, and what is said of them behind its message. */

import { keyHintField, optOutAnswerField, optOutHintField } from '../../../nodes/Zvonobot/ivr/hints';
import { runNode } from '../../support/engine/engine';
import { asking } from '../../support/engine/zvonobot';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const { node, bodies } = zvonobotWorld();
const PHONE = '79000000190';

const ask = (parameters = {}) => node({ ...asking, ...parameters });
const run = async (under = ask()) => await runNode(under, [{ phone: PHONE }]);
const lastBody = () => bodies('create').pop() as Record<string, unknown>;

describe('Zvonobot › Call › Ask by Phone and Wait, the keys', () => {
	it('listens to other keys and words, answers them, and says a hint', async () => {
		const keys = {
			...{ approveKey: 3, approveWords: 'yes, да', approveReply: 'Thanks', hint: 'Press 3 or 4.' },
			declineKey: 4,
		};
		await run(ask({ keys, message: 'Deliver' }));
		expect(lastBody()).toMatchObject({
			record: { text: 'Deliver. Press 3 or 4.' },
			ivrs: [{ digit: 3, keyWords: 'yes|да', record: { text: 'Thanks' } }, { digit: 4 }],
		});
	});

	it.each<[string, object, string]>([
		['in English', { message: 'Deliver {{ 1 }}?' }, 'Deliver {{ 1 }}? Press 1 to approve, 2 to decline.'],
		[
			'in Russian, for a message from an expression',
			{ message: "={{ 'Доставить на ' + $json.phone + '?' }}" },
			`Доставить на ${PHONE}? Нажмите 1, чтобы подтвердить, или 2, чтобы отказаться.`,
		],
		[
			'with the keys that were set, by an expression too',
			{ message: 'Deliver?', keys: { approveKey: '={{ 2 + 3 }}', declineKey: 0 } },
			'Deliver? Press 5 to approve, 0 to decline.',
		],
		[
			'as the user has written them',
			{ message: 'Liefern?', keyHint: 'Taste 1: ja.' },
			'Liefern? Taste 1: ja.',
		],
		[
			'as an expression of the user gives them',
			{
				message: 'Liefern?',
				keyHint: '=Taste {{ $parameter.keys.approveKey }}: ja.',
				keys: { approveKey: 7 },
			},
			'Liefern? Taste 7: ja.',
		],
		['not at all, where the user has emptied the hint', { message: 'Deliver?', keyHint: '' }, 'Deliver?'],
		['only once', { message: 'Deliver? Press 1 or 2.' }, 'Deliver? Press 1 or 2.'],
		[
			'not for a menu of the user',
			{ message: 'Deliver?', menu: 'json', menuJson: '[{"digit":1}]' },
			'Deliver?',
		],
	])('says the keys after the message %s', async (_how, parameters, text) => {
		await run(ask(parameters));
		expect(lastBody().record).toEqual({ text, gender: 0 });
	});

	it.each([
		[{}, 'Press 1 to approve, 2 to decline.'],
		[{ message: 'Доставить?' }, 'Нажмите 1, чтобы подтвердить, или 2, чтобы отказаться.'],
		[{ keys: { approveKey: 5 } }, 'Press 5 to approve, 2 to decline.'],
	])('shows in the form what it will say: %j', async (parameters, hint) => {
		// With something of the user's behind it, n8n evaluates it as it does for the form.
		const keyHint = `${keyHintField.default as string} Thank you.`;
		await run(ask({ message: 'Deliver?', ...parameters, keyHint }));
		expect((lastBody().record as { text: string }).text).toMatch(new RegExp(`\\? ${hint} Thank you\\.$`));
	});
});

describe('Zvonobot › Call › Create, the opt-out', () => {
	const create = async (optOut: object, text: string) => {
		const parameters = { callFrom: 'accountDefault', audio: 'text', text, optOut } as never;
		await runNode(node(parameters), [{ phone: PHONE }]);
		return lastBody();
	};
	const answer = optOutAnswerField.default as string;
	const hint = optOutHintField.default as string;

	it.each([
		['Ваш заказ готов.', 'Мы больше не будем вам звонить. До свидания.'],
		['Your order is ready.', 'You will not be called again. Goodbye.'],
	])('answers in the language of the text: %s', async (text, said) => {
		const branch = { digit: 9, needBlock: 1, record: { text: said } };
		await expect(create({ text: answer }, text)).resolves.toMatchObject({ ivrs: [branch] });
		await expect(create({ text: `${answer}!` }, text)).resolves.toMatchObject({
			ivrs: [{ ...branch, record: { text: `${said}!` } }],
		});
	});

	it('says the key after the text where the user wants it', async () => {
		const optOut = { digit: 0, text: answer, hint };
		await expect(create(optOut, 'Ваш заказ готов')).resolves.toMatchObject({
			record: { text: 'Ваш заказ готов. Чтобы мы больше не звонили, нажмите 0.' },
			ivrs: [{ digit: 0 }],
		});
		await expect(create({ ...optOut, hint: `${hint} Thank you.` }, 'Ready.')).resolves.toMatchObject({
			record: { text: 'Ready. Press 0 not to be called again. Thank you.' },
		});
		await expect(create({ digit: 0 }, 'Ready.')).resolves.toMatchObject({ record: { text: 'Ready.' } });
	});
});
