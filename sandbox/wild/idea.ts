/** What an idea of the wild mode gets, and what it may change. */

import type { ServiceName } from '../calls/call';
import type { Chance } from './chance';
import type { Json } from './json';

/** An answer or a callback before it is written down. */
export interface Outgoing {
	service: ServiceName;
	/** The path of the request without the service, or `callback`. */
	about: string;
	content: Json;
}

/** Says the same in another form. */
export type ContentIdea = (outgoing: Outgoing, chance: Chance) => Json;

/** Writes the same text in another way, or something around it. */
export type TextIdea = (text: string, chance: Chance) => string;

export const CALLBACK = 'callback';
export const isCallback = ({ about }: Outgoing): boolean => about === CALLBACK;
