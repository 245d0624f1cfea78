/** What the fields of the documents mean, as far as they can be written in more than one way. */

export type Meaning = 'phone' | 'money' | 'flag' | 'code' | 'whole';

const NAMES: Record<Meaning, string> = {
	phone: 'phone number',
	money: 'price budget balance cost recordCost',
	flag: 'isSystem overall enable needRecording webhookSent needModeration moderated toBlock',
	/** Digits whose leading zeros get lost in a number; how many there are is known from the request. */
	code: 'code',
	whole: [
		'id account_id apicallId apiCallId templateId prevCallId nextCallId rows phones attempts partition duration',
		'answer ivrDigit hangupCause q931_status smartDelay webhookTry createdAt updatedAt deletedAt plannedAt',
		'startedAt answeredAt managerStartedAt managerAnsweredAt finishedAt',
	].join(' '),
};

const meanings = new Map(
	Object.entries(NAMES).flatMap(([meaning, names]) =>
		names.split(' ').map((name) => [name, meaning as Meaning] as const),
	),
);

export function meaningOf(field: string): Meaning | undefined {
	return meanings.get(field);
}
