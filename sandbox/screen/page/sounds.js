/** Rings aloud and reads aloud, for those who want it: both are off until a button is pressed. */

import { byId } from './dom.js';
import { languageOf } from './language.js';

const RING_EVERY_MS = 3000;
/** Two notes, in hertz, and when each begins, in seconds. */
const NOTES = [
	[659, 0],
	[523, 0.22],
	[659, 0.44],
	[523, 0.66],
];
const NOTE_SECONDS = 0.2;
const VOLUME = 0.08;

/** @type {AudioContext | undefined} */
let audio;
/** @type {ReturnType<typeof setInterval> | undefined} */
let ringing;

export function startSounds() {
	startToggle('ring-aloud', (on) => {
		if (on) audio ??= new AudioContext();
		else silence();
	});
	startToggle('read-aloud', (on) => {
		if (!on) speechSynthesis.cancel();
	});
}

/** @param {boolean} rings */
export function ring(rings) {
	if (!rings || !isOn('ring-aloud')) return silence();
	if (ringing !== undefined) return;
	playOnce();
	ringing = setInterval(playOnce, RING_EVERY_MS);
}

function silence() {
	clearInterval(ringing);
	ringing = undefined;
}

function playOnce() {
	audio ??= new AudioContext();
	const { currentTime, destination } = audio;
	for (const [frequency, begins] of NOTES) {
		const note = new OscillatorNode(audio, { type: 'triangle', frequency });
		const volume = new GainNode(audio, { gain: 0 });
		const start = currentTime + begins;
		volume.gain.setValueAtTime(VOLUME, start);
		volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS);
		note.connect(volume).connect(destination);
		note.start(start);
		note.stop(start + NOTE_SECONDS);
	}
}

/** @param {string} text */
export function read(text) {
	if (!isOn('read-aloud')) return;
	const spoken = new SpeechSynthesisUtterance(text);
	spoken.lang = languageOf(text);
	speechSynthesis.speak(spoken);
}

export function stopReading() {
	if ('speechSynthesis' in window) speechSynthesis.cancel();
}

/** @param {string} id */
const isOn = (id) => byId(id).getAttribute('aria-pressed') === 'true';

/**
 * A button that stays pressed, after a reload too.
 *
 * @param {string} id
 * @param {(on: boolean) => void} onChange
 */
function startToggle(id, onChange) {
	const toggle = byId(id);
	const set = (/** @type {boolean} */ on) => toggle.setAttribute('aria-pressed', String(on));
	set(localStorage.getItem(id) === 'true');
	toggle.addEventListener('click', () => {
		const on = !isOn(id);
		localStorage.setItem(id, String(on));
		set(on);
		onChange(on);
	});
}
