/** What the sandbox's Zvonobot account has in its account portal. */

/** `enable: false` is a number that is not confirmed (docs/api-notes.md, Zvonobot: Own numbers). */
export const ownPhones = [
	{ id: 11, phone: '79000000011', isSystem: false, overall: 0, enable: true },
	{ id: 12, phone: 79000000012, isSystem: true, overall: 1, enable: true },
	{ id: 13, phone: '79000000013', isSystem: false, overall: 0, enable: false },
];

export const languages = [
	{ id: 1, name: 'Русский', defaultLangCode: 'ru-RU' },
	{ id: 2, name: 'English', defaultLangCode: 'en-US' },
	{ id: 3, name: 'Қазақша', defaultLangCode: 'kk-KZ' },
];

export interface SandboxTemplate {
	id: number;
	name: string;
	text: string;
	/** Calls from a template that is not moderated are taken and never start. */
	moderated: 0 | 1;
}

export const templates: SandboxTemplate[] = [
	{ id: 1, name: 'Debt reminder', text: '{name}, please pay {sum} before {date}.', moderated: 1 },
	{ id: 2, name: 'Offer', text: '{name}, your discount is {var1}.', moderated: 1 },
	{ id: 3, name: 'New template', text: 'Nobody has looked at it yet.', moderated: 0 },
	{ id: 4, name: 'Holiday', text: 'We are closed tomorrow. Goodbye.', moderated: 1 },
];

export interface SandboxRecord {
	id: number;
	name: string;
	createdAt: number;
	needModeration: 0 | 1;
	moderatorComment: string | null;
	path: string;
	status: 'moderated' | 'moderation';
	recordText: string | null;
	cost: string;
	deletedAt?: number;
}

export const records: SandboxRecord[] = [
	{
		id: 1342,
		name: 'Greeting',
		createdAt: 1_700_000_000,
		needModeration: 0,
		moderatorComment: null,
		path: '/records/1342.mp3',
		status: 'moderated',
		recordText: null,
		cost: '0.00',
	},
	{
		id: 1343,
		name: 'Not moderated yet',
		createdAt: 1_700_000_100,
		needModeration: 1,
		moderatorComment: null,
		path: '/records/1343.mp3',
		status: 'moderation',
		recordText: null,
		cost: '0.00',
	},
];
