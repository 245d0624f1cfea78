/** The way from the page to the n8n that calls. */
export interface Links {
	n8n: string;
	/** What a person can fill in to be called. */
	forms: Array<{ name: string; url: string }>;
}
