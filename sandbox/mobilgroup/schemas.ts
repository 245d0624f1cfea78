/** The shape of every documented request: names and types. What a value may be is said where it is used. */

const text = { type: 'string' };
const object = (properties: object, required: string[] = []) => ({
	type: 'object',
	additionalProperties: false,
	required,
	properties,
});

const keySecurity = object({ apiKey: text }, ['apiKey']);
const security = object({ login: text, password: text, apiKey: text });

export const voiceSendBody = object({
	security: keySecurity,
	number: text,
	capacity: { type: 'string', pattern: '^[0-9]+$' },
	callback_url: text,
	voice: object({ code: text, repeat: { type: 'string', enum: ['0', '1'] }, ani: text }),
	flashcall: object({ code: text }),
});

export interface VoiceSendBody {
	number?: string;
	capacity?: string;
	callback_url?: string;
	voice?: { code?: string; repeat?: string; ani?: string };
	flashcall?: { code?: string };
}

export const voiceGetBody = object({ security: keySecurity, request: text, id: text, date: text });

export interface VoiceGetBody {
	request?: string;
	id?: string;
	date?: string;
}

export const mailingSendBody = object({
	security,
	settings: object({
		number: text,
		schedule: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$' },
		attempts: { type: 'string', enum: ['1', '2', '3'] },
		interval: { type: 'string', pattern: '^([1-9]|[1-5][0-9]|60)$' },
		repeat: { type: 'string', enum: ['1', '2', '3'] },
		message: text,
		phrase: text,
		script: text,
	}),
	subscribers: {
		type: 'array',
		items: object(
			{
				phone: { type: 'string', pattern: '^[0-9]{11}$' },
				message: text,
				summa: { type: 'string', pattern: '^\\d+(\\.\\d+)?$' },
				param1: text,
				param2: text,
				param3: text,
			},
			['phone'],
		),
	},
});

export interface MailingSettings {
	number?: string;
	schedule?: string;
	repeat?: string;
	message?: string;
	phrase?: string;
	script?: string;
}

export interface MailingSendBody {
	settings?: MailingSettings;
	subscribers?: Array<{ phone: string; message?: string }>;
}

export const mailingGetBody = object({ security, request: text, id: text, account: text });

export interface MailingGetBody {
	request?: string;
	id?: string;
	account?: string;
}

export const mailingSetBody = object({
	security,
	request: text,
	account: text,
	templates: { type: 'array', items: object({ id: text, name: text, message: text }) },
});

export interface MailingSetBody {
	request?: string;
	account?: string;
	templates?: Array<{ id?: string; name?: string; message?: string }>;
}

export const leadSendBody = object({ security, number: text, script: text, sms: text });

export interface LeadSendBody {
	number?: string;
	script?: string;
	sms?: string;
}
