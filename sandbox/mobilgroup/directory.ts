/** What the account has set up in the account portal. */

export const scripts = [
	{ id: '1', name: 'Appointment reminder', duration: '25' },
	// Answered calls go on to an operator, and a person who does not answer gets a text message.
	{ id: '2', name: 'Debt reminder with operator', duration: '14' },
	{ id: '3', name: 'Lead by key press', duration: '30' },
];

export const phrases = [
	{ id: '1', name: 'We are closed today', duration: '25' },
	{ id: '2', name: 'Your order is ready', duration: '14' },
];

/** The script that goes on to an operator or a text. */
export const FOLLOWING_SCRIPT = '2';
