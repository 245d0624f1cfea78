/** Parts of our pages, made fit for another repository. */

import path from 'node:path';

import { bundle, repositoryOf } from './services';

/** A page without its first heading: what stands before the first section, and the sections by their headings. */
export interface Page {
	intro: string;
	sections: Map<string, string>;
}

/** The same page in Russian, which the package has not. */
const OTHER_LANGUAGE = /^\[По-русски\]\(.*\)\n+/gm;
const MARKERS = /^<!-- (generated: .*|\/generated|prettier-ignore-(start|end)) -->\n+/gm;

export function pageOf(text: string): Page {
	const [head, ...sections] = text.replace(OTHER_LANGUAGE, '').replace(MARKERS, '').split(/^## /m);
	return {
		intro: head.replace(/^# .*\n+/, '').trim(),
		sections: new Map(
			sections.map((section) => [section.split('\n')[0], section.replace(/^.*\n+/, '').trim()]),
		),
	};
}

/** The first sentence: what the page is about. */
export const firstSentence = ({ intro }: Page): string =>
	/^[^]*?\.(?=\s|$)/.exec(intro)?.[0].replace(/\s+/g, ' ') ?? '';

/**
 * Points the links of a page to where their targets are.
 *
 * @param from the page that the links were written on, by its path in our repository
 * @param to the page of the other repository that they are written on now
 * @param kept by the path in our repository, what the other repository has too, and where there
 */
export function relinked(text: string, from: string, to: string, kept: Map<string, string>): string {
	return text.replace(/(?<=\]\()[^)\s]+(?=\))/g, (link) => {
		if (/^[a-z]+:/.test(link)) return link;
		const [target, anchor] = link.split('#');
		const ours = target ? path.posix.join(path.posix.dirname(from), target) : from;
		const theirs = kept.get(ours);
		const place = theirs === undefined ? pageUrl(bundle, ours) : linkBetween(to, theirs);
		return anchor ? `${place}#${anchor}` : place;
	});
}

const linkBetween = (from: string, to: string) =>
	from === to ? '' : path.posix.relative(path.posix.dirname(from), to);

/** Where a page of a repository is shown. */
export const pageUrl = (packageName: string, page: string): string =>
	`${repositoryOf(packageName)}/blob/main/${page}`;

/** What a person says in the example of an output. */
const SAID = { '"да"': '"yes"' };

/** Without the words of a menu in brackets behind their translation, as `Settings (Настройки)`. */
export const inEnglish = (text: string): string =>
	Object.entries(SAID).reduce(
		(told, [russian, english]) => told.replaceAll(russian, english),
		text.replace(/\s?\([^()]*\p{Script=Cyrillic}[^()]*\)/gu, ''),
	);
