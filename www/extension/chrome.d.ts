// What the extension uses of the browsers' own interfaces.

declare namespace chrome {
  interface Event<F> {
    addListener(listener: F): void;
  }

  interface Tab {
    id: number;
    windowId: number;
    active: boolean;
  }

  interface Port {
    name: string;
    onMessage: Event<(message: unknown) => void>;
    onDisconnect: Event<() => void>;
    postMessage(message: unknown): void;
    disconnect(): void;
  }

  type Css = { target: { tabId: number, allFrames: boolean }, files: readonly string[], origin: "USER" };

  const action: {
    onClicked: Event<(tab: Tab) => void>;
    setPopup(details: { popup: string }): void;
  };
  const commands: {
    getAll(): Promise<{ name?: string, shortcut?: string }[]>;
    openShortcutSettings?(): Promise<void>;
  } | undefined;
  const contextMenus: {
    create(properties: {
      id: string,
      title: string,
      contexts: string[],
      documentUrlPatterns: string[],
    }): void;
    removeAll(then: () => void): void;
    onClicked: Event<(info: { menuItemId: string }, tab?: Tab) => void>;
  };
  const i18n: { getMessage(name: string): string, getUILanguage(): string };
  const runtime: {
    id?: string;
    lastError?: { message: string };
    getURL(path: string): string;
    openOptionsPage(): void;
    sendMessage(message: unknown): Promise<unknown>;
    onConnect: Event<(port: Port) => void>;
    onInstalled: Event<() => void>;
    onMessage: Event<(message: unknown, sender: { tab?: Tab }) => void>;
    onStartup: Event<() => void>;
  };
  const scripting: {
    executeScript(
      details: { target: { tabId: number }, files: string[] },
    ): Promise<{ error?: unknown }[]>;
    insertCSS(details: Css): Promise<void>;
    removeCSS(details: Css): Promise<void>;
  };
  const sidePanel: { open(options: { windowId: number }): Promise<void> } | undefined;
  const storage: {
    session: {
      get(key: string): Promise<Record<string, any>>;
      set(items: Record<string, unknown>): Promise<void>;
      remove(key: string): Promise<void>;
      clear(): Promise<void>;
      onChanged: Event<(changes: Record<string, { newValue?: any }>) => void>;
    };
  };
  const tabs: {
    connect(tabId: number, info: { name: string, frameId: number }): Port;
    create(properties: { url: string }): Promise<Tab>;
    query(filter: { active: boolean, currentWindow?: boolean, windowId?: number }): Promise<Tab[]>;
    onActivated: Event<(info: { tabId: number, windowId: number }) => void>;
    onDetached: Event<(tabId: number) => void>;
    onRemoved: Event<(tabId: number) => void>;
    onUpdated: Event<(tabId: number, info: { status?: string, url?: string }) => void>;
  };
  const windows: { getCurrent(): Promise<{ id: number }> };
}

declare var browser: { sidebarAction?: { open(): Promise<void> } } | undefined;

/** Put into the page before the reader. */
declare const Readability: typeof import("@mozilla/readability").Readability;
