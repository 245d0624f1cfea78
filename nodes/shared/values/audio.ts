/** What kind of sound a file holds, told by its type, its name and its first bytes. */

const EXTENSIONS = ['mp3', 'wav', 'ogg', 'oga', 'm4a', 'aac', 'flac', 'wma', 'amr', 'opus', 'webm'];
const NAME = new RegExp(`\\.(${EXTENSIONS.join('|')})$`, 'i');
const TYPE = /^audio\/(?:x-|vnd\.)?([\w-]+)/i;
/** Where the type is called otherwise than its files. */
const BY_TYPE: Record<string, string> = {
	mpeg: 'mp3',
	mp4: 'm4a',
	mpeg3: 'mp3',
	wave: 'wav',
	'ms-wma': 'wma',
};
/** Types that say nothing, and those of containers for pictures and sound. */
const OPEN_TYPE =
	/^(|application\/(octet-stream|ogg|mp4|force-download)|binary\/octet-stream|video\/(mp4|ogg|webm))$/i;

const FIRST_BYTES: Array<[RegExp, string]> = [
	[/^(ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff])/, 'mp3'],
	[/^(RIFF|RF64)/, 'wav'],
	[/^OggS/, 'ogg'],
	[/^fLaC/, 'flac'],
	[/^.{4}ftyp/s, 'm4a'],
	[/^#!AMR/, 'amr'],
];

/** Pages and messages of a server, which come in the place of a sound. */
const TEXT_TYPE = /^(text\/|application\/(json|xml|xhtml|problem))/i;
const LOOKED_AT = 200;
const isText = (start: string): boolean => /^(\xef\xbb\xbf)?\s*[<{[]/.test(start);

/** Whether bytes are no sound, but a page or a message. */
export const isNoSound = (type: string, bytes: Buffer): boolean =>
	TEXT_TYPE.test(type) || isText(bytes.toString('latin1', 0, LOOKED_AT));

/** Whether a file can be a sound by its type, or by its name where the type says nothing. */
export const canBeSound = (type: string, name = ''): boolean =>
	TYPE.test(type) || (OPEN_TYPE.test(plainType(type)) && NAME.test(name));

/** @returns the name with an ending of a sound; its own if it has one, or `recording` with that of its kind */
export function soundName(name: string, type: string, bytes: Buffer): string {
	return NAME.test(name) ? name : `recording.${kindOf(type, bytes)}`;
}

function kindOf(type: string, bytes: Buffer): string {
	const start = bytes.toString('latin1', 0, LOOKED_AT);
	const told = TYPE.exec(type)?.[1].toLowerCase() ?? '';
	const byType = BY_TYPE[told] ?? told;
	if (EXTENSIONS.includes(byType)) return byType;
	return FIRST_BYTES.find(([bytesOfKind]) => bytesOfKind.test(start))?.[1] ?? 'mp3';
}

const plainType = (type: string): string => type.split(';')[0].trim();
