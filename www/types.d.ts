// What TypeScript's own DOM types leave out. Served to nobody.

interface TrustedString {
  toString(): string;
}

interface TrustedRules {
  createScriptURL(url: string): string;
  createHTML(html: string): string;
}

interface Window {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: TrustedRules): {
      [rule in keyof TrustedRules]: (value: string) => TrustedString;
    };
  };
}
