/** What an AI that builds workflows has to know, beside what people read in the form. */

/** n8n 2.41 reads `searchHint`, versions before it `message`. */
export const nodeHint = (searchHint: string) => ({ searchHint, message: searchHint });

/** The same for one parameter. */
export const fieldHint = (propertyHint: string) => ({ propertyHint, message: propertyHint });
