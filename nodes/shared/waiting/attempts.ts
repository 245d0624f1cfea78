/** What several attempts to reach one person come to. */

import type { IDataObject } from 'n8n-workflow';

export const hasAnswer = ({ answer }: IDataObject): boolean => (answer ?? null) !== null;

/**
 * The last attempt counts, and it may still go on; an answer counts whenever it was given.
 *
 * @param results in the order of the attempts; undefined for one that goes on
 */
export const resultOfAttempts = (results: Array<IDataObject | undefined>): IDataObject | undefined =>
	results.find((result) => result && hasAnswer(result)) ?? results[results.length - 1];
