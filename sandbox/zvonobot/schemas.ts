/** The requests of the API documentation with their types and limits; what they do not name is refused. */

const flag = { type: 'integer', enum: [0, 1] };
const id = { type: 'integer', minimum: 1 };
const digits = { type: 'string', pattern: '^[0-9]{7,15}$' };
const elevenDigits = { type: 'string', pattern: '^[0-9]{11}$' };
const clock = { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' };
const unixSeconds = { type: 'integer', minimum: 1_000_000_000, maximum: 9_999_999_999 };
const address = { type: 'string', pattern: '^https?://', maxLength: 255 };
/** An object would not be read (docs/api-notes.md, Zvonobot: JSON within text). */
const jsonText = { type: 'string', pattern: '^\\{.*\\}$' };
const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });

const strict = (required: string[], properties: object, more: object = {}) => ({
	type: 'object',
	additionalProperties: false,
	required: ['apiKey', ...required],
	properties: { apiKey: { type: 'string' }, ...properties },
	...more,
});
const oneOf = (...names: string[]) => ({ oneOf: names.map((name) => ({ required: [name] })) });
const notBoth = (...names: string[]) => ({ not: { required: names } });

const record = {
	type: 'object',
	additionalProperties: false,
	properties: { id, text: text(1024), gender: flag, source: { enum: ['text', 'file'] } },
	...oneOf('id', 'text'),
};

/** Refers to itself: a branch may hold branches. */
export const branchSchema = {
	$id: 'zvonobotBranch',
	type: 'object',
	additionalProperties: false,
	properties: {
		digit: { type: 'integer', minimum: 0, maximum: 9 },
		keyWords: text(1000),
		anyWord: flag,
		recognitionTimeout: { type: 'integer', minimum: 1, maximum: 15 },
		recognize: flag,
		needBlock: flag,
		record,
		managerPhone: elevenDigits,
		smsText: text(70),
		smsTemplateId: id,
		smsChannel: text(50),
		webhookUrl: address,
		webhookParameters: jsonText,
		webhookHeaders: jsonText,
		emailTimeout: { type: 'integer', minimum: 0 },
		ivrs: { type: 'array', items: { $ref: 'zvonobotBranch#' } },
	},
	allOf: [
		{
			if: { required: ['anyWord'], properties: { anyWord: { const: 1 } } },
			then: { not: { anyOf: [{ required: ['digit'] }, { required: ['keyWords'] }] } },
		},
		{
			if: { required: ['recognitionTimeout'] },
			then: { required: ['anyWord'], properties: { anyWord: { const: 1 } } },
		},
	],
};

const whoAndWhen = {
	phone: digits,
	phones: { type: 'array', minItems: 1, maxItems: 5000, items: digits },
	outgoingPhone: elevenDigits,
	dutyPhone: flag,
	plannedAt: unixSeconds,
	smartDelay: { type: 'integer', minimum: 15, maximum: 90 },
	startTime: clock,
	endTime: clock,
	weekdays: {
		type: 'array',
		minItems: 1,
		uniqueItems: true,
		items: { type: 'integer', minimum: 1, maximum: 7 },
	},
	webhookUrl: address,
	webhookParameters: jsonText,
};
const exclusive = [oneOf('phone', 'phones'), notBoth('outgoingPhone', 'dutyPhone')];

export const schemas = {
	create: strict(
		[],
		{
			...whoAndWhen,
			needRecording: flag,
			webhookHeaders: jsonText,
			record,
			/** Not documented; one public client sends it in place of a recording. */
			remoteUrl: address,
			ivrs: { type: 'array', items: { $ref: 'zvonobotBranch#' } },
			isManagerDeliveryPhone: flag,
			endOfSpeech: flag,
			lang: { type: 'string', pattern: '^[a-z]{2}-[A-Z]{2}$' },
			voiceDetection: flag,
			plannedAtTimeZone: flag,
			excludeWeekends: flag,
			answerTimeout: { type: 'integer', minimum: 15, maximum: 60 },
		},
		{ allOf: [...exclusive, notBoth('weekdays', 'excludeWeekends'), oneOf('record', 'remoteUrl')] },
	),
	createWithTemplate: strict(
		['templateId'],
		{
			...whoAndWhen,
			templateId: id,
			variables: {
				type: 'object',
				additionalProperties: {
					type: 'object',
					additionalProperties: { type: 'string', pattern: '^\\{[^{}]+\\}$' },
				},
			},
		},
		{ allOf: exclusive },
	),
	get: strict(['apiCallIdList'], {
		apiCallIdList: { type: 'array', minItems: 1, maxItems: 5000, items: id },
	}),
	update: strict(['callList'], {
		callList: {
			type: 'array',
			minItems: 1,
			items: {
				type: 'object',
				additionalProperties: false,
				required: ['id', 'replannedAt'],
				properties: { id, replannedAt: unixSeconds },
			},
		},
	}),
	remove: strict(
		[],
		{ id, idList: { type: 'array', minItems: 1, items: id }, isTemplate: flag },
		oneOf('id', 'idList'),
	),
	removeRecord: strict(['idList'], { idList: { type: 'array', minItems: 1, items: id } }),
	getTemplates: strict([], { onlyModerated: flag }),
	getPhones: strict([], { all: { type: 'boolean' } }),
	keyOnly: strict([], {}),
	createRecord: strict(
		['name', 'source'],
		{ name: text(255), source: { enum: ['text', 'file'] }, text: text(1024), file: { type: 'object' } },
		{
			if: { properties: { source: { const: 'text' } } },
			then: { required: ['text'] },
			else: { required: ['file'] },
		},
	),
	confirmPhone: strict(['phone', 'pin'], {
		phone: digits,
		pin: { type: 'string', pattern: '^[0-9]{4}$' },
	}),
};
