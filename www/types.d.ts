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

/** Put before sw.js by `cargo xtask build`. */
declare const PRECACHE: { version: string; files: string[] };

/** What sw.js uses of its scope; the types of workers and of windows cannot be had together. */
interface ServiceWorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", listener: (event: LifeEvent) => void): void;
  addEventListener(name: "fetch", listener: (event: AskedEvent) => void): void;
  addEventListener(name: "message", listener: (event: MessageEvent) => void): void;
}

interface LifeEvent {
  waitUntil(work: Promise<unknown>): void;
}

interface AskedEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
