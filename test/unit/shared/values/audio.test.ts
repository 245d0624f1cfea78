import { canBeSound, isNoSound, soundName } from '../../../../nodes/shared/values/audio';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const mp3 = bytes('ID3\x03rest');

describe('the name of a sound', () => {
	it.each<[string, string, Buffer, string]>([
		['call.mp3', '', mp3, 'call.mp3'],
		['', 'audio/wav', mp3, 'recording.wav'],
		['', 'audio/x-wav; charset=binary', mp3, 'recording.wav'],
		['', 'audio/mpeg', mp3, 'recording.mp3'],
		['', 'audio/mp4', mp3, 'recording.m4a'],
		['', 'application/octet-stream', bytes('RIFF....WAVE'), 'recording.wav'],
		['get.php', 'application/octet-stream', bytes('OggS'), 'recording.ogg'],
		['7', '', bytes('\xff\xfb\x90'), 'recording.mp3'],
		['', '', bytes('\0\0\0\x20ftypM4A'), 'recording.m4a'],
	])('%j of %j', (name, type, content, expected) => {
		expect(soundName(name, type, content)).toBe(expected);
	});

	it.each([
		['text/html', 'a', mp3],
		['application/json', 'a.mp3', mp3],
		['audio/mpeg', 'a.mp3', bytes('<!DOCTYPE html>')],
		['audio/mpeg', 'a.mp3', bytes('\n {"error":"no such file"}')],
		['audio/mpeg', 'a.mp3', bytes('\xef\xbb\xbf<html>')],
	])('is not asked for what is none: %s', (type, _name, content) => {
		expect(isNoSound(type, content)).toBe(true);
	});

	it.each<[string, string | undefined, boolean]>([
		['audio/mpeg', undefined, true],
		['application/octet-stream', 'a.mp3', true],
		['', 'A.WAV', true],
		['text/html', undefined, false],
		['text/html', 'a.mp3', false],
		['application/octet-stream', undefined, false],
		['image/png', 'a.mp3', false],
	])('can be there for a file of type %j called %j', (type, name, expected) => {
		expect(canBeSound(type, name)).toBe(expected);
	});
});
