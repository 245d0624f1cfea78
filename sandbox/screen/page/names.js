/** The names of the providers, and of what they do. */

import { say } from './language.js';
import { operations } from './texts.js';

export const services = {
	mcnTelecom: 'MCN Telecom',
	mobilgroup: 'Mobilgroup',
	zvonobot: 'Zvonobot',
};

/** @param {string} operation */
export const operationName = (operation) =>
	operation in operations ? say(operations[operation]) : operation;
