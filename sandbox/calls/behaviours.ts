/** What a number does is read off its last two digits, for every service alike. */

export type Ending = 'answered' | 'busy' | 'noAnswer' | 'rejected' | 'unavailable';

export interface Behaviour {
	/** How the call ends. */
	ending: Ending;
	/** The service refuses with this status instead of calling. */
	refuse?: {
		status: number;
		inBody?: boolean;
		once?: boolean;
		tellsSecrets?: boolean;
		/** The reason, for services that have codes of their own. */
		code?: string;
	};
	/** What goes wrong with the answer. */
	fault?: Fault;
	/** Whether the phone rings in spite of the fault. */
	dialsAnyway?: boolean;
	answer?: AnswerShape;
	callback?: CallbackShape;
	/** What the person does in a menu, level by level: a key, a word, or -1 for staying on the line; [] is hanging up. */
	menu?: Array<number | string>;
	/** The call goes through all its states before the request for it is answered. */
	early?: boolean;
	/** A request for many numbers answers nothing for this one. */
	missing?: boolean;
	/** Ends well when it is dialled a second time. */
	secondTry?: Ending;
	/** A person in front of the page decides, in place of the ending. */
	atScreen?: boolean;
	/** Where the recording of the call lies. */
	recording?: 'elsewhere' | 'large' | 'gone';
}

export type Fault =
	| 'status500'
	| 'status503'
	| 'webPage'
	| 'cutJson'
	| 'empty'
	| 'reset'
	| 'hang'
	| 'halfAnswer'
	| 'redirect';

export type AnswerShape =
	| 'flat'
	| 'codeAsNumber'
	| 'idOutside'
	| 'statusAsText'
	| 'noId'
	| 'noCode'
	| 'documentTypo';

export type CallbackShape =
	| 'none'
	| 'twice'
	| 'texts'
	| 'list'
	| 'variables'
	| 'plainText'
	| 'noStatus'
	| 'query';

const answered: Behaviour = { ending: 'answered' };
const refuses = (refuse: Behaviour['refuse']): Behaviour => ({ ...answered, refuse });
const faulty = (fault: Fault, dialsAnyway: boolean): Behaviour => ({ ...answered, fault, dialsAnyway });

/** Any other ending of a number: the person answers. */
export const behaviours: Record<string, Behaviour> = {
	'01': { ending: 'busy' },
	'02': { ending: 'noAnswer' },
	'03': { ending: 'rejected' },
	'04': { ending: 'unavailable' },

	'30': refuses({ status: 403, code: 'number_in_spam_list' }),
	'31': refuses({ status: 400, code: 'number_not_valid' }),
	// In a request for many numbers only this one is refused, all others are called.
	'33': refuses({ status: 402, code: 'not_enough_money' }),
	'20': { ...answered, menu: [0] },
	'21': { ...answered, menu: [1] },
	'22': { ...answered, menu: [2] },
	'23': { ...answered, menu: [1, 2, 1] },
	'24': { ...answered, menu: ['да'] },
	'25': { ...answered, menu: ['перезвоните завтра'] },
	'26': { ...answered, menu: [-1] },
	'27': { ...answered, menu: [] },
	'28': { ...answered, menu: [1], early: true },
	'29': { ...answered, menu: [9] },
	'32': { ending: 'noAnswer', secondTry: 'answered', menu: [1] },
	'36': { ...answered, recording: 'elsewhere' },
	'37': { ...answered, recording: 'large' },
	'38': { ...answered, recording: 'gone' },

	'40': refuses({ status: 400 }),
	'41': refuses({ status: 401 }),
	'42': refuses({ status: 402 }),
	'43': refuses({ status: 403 }),
	'44': refuses({ status: 404 }),
	'45': refuses({ status: 429 }),
	'46': refuses({ status: 429, once: true }),
	'47': refuses({ status: 403, once: true }),
	'48': refuses({ status: 402, inBody: true }),
	'49': refuses({ status: 400, tellsSecrets: true }),

	'50': faulty('status500', true),
	'51': faulty('status500', false),
	'53': faulty('status503', false),
	'60': faulty('webPage', true),
	'61': faulty('cutJson', true),
	'62': faulty('empty', true),
	'63': faulty('reset', false),
	'64': faulty('reset', true),
	'65': faulty('hang', true),
	'66': faulty('halfAnswer', true),
	'67': faulty('redirect', false),
	'68': { ...answered, answer: 'documentTypo' },

	'71': { ...answered, missing: true },

	'77': { ending: 'noAnswer', atScreen: true },

	'80': { ...answered, answer: 'flat' },
	'81': { ...answered, answer: 'codeAsNumber' },
	'82': { ...answered, answer: 'idOutside' },
	'83': { ...answered, answer: 'statusAsText' },
	'84': { ...answered, answer: 'noId' },
	'85': { ...answered, answer: 'noCode' },

	'90': { ...answered, callback: 'none' },
	'91': { ...answered, callback: 'twice' },
	'92': { ...answered, callback: 'texts' },
	'93': { ...answered, callback: 'list' },
	'94': { ...answered, callback: 'variables' },
	'95': { ...answered, callback: 'plainText' },
	'96': { ...answered, callback: 'noStatus' },
	'97': { ...answered, callback: 'query' },
	'99': { ...answered, menu: [1], callback: 'twice' },
};

/** @param phone digits */
export function behaviourOf(phone: string): Behaviour {
	return behaviours[phone.slice(-2)] ?? answered;
}
