// What is used of linkedom; its own types do not agree with those of the DOM.

export function parseHTML(html: string): { document: Document };
export const Node: typeof globalThis.Node;
export const NodeFilter: typeof globalThis.NodeFilter;
