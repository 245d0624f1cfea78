/** Fields of the output that n8n hides where it shows executions; the expressions of other nodes still read them. */

/** n8n 2.41 knows this part of a description, versions before it ignore it. */
export const sensitiveOutputs = (...fields: string[]) => ({ sensitiveOutputFields: fields });
