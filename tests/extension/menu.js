// Chromium's own menus, which no page and no WebDriver reaches: its interface as a tree, with keys
// that are sent to a window of it. The switches are for those who work on that interface.

import { createServer } from "node:net";
import { WebSocket } from "ws";

/** The key codes of Chromium. */
const [DOWN, RETURN] = [40, 13];

/** Switches that open the way, and the port that it is on. */
export async function way() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return { port, flags: [`--enable-ui-devtools=${port}`, "--enable-features=ui-debug-tools-enable-synthetic-events"] };
}

/**
 * Chooses, in the menu that is open, the entry that `pick` picks of all.
 *
 * @param pick of entries `{ hasPicture }`, the index of one; undefined while it is not among them
 */
export async function choose(port, pick) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/0`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const waiting = new Map();
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(data);
    waiting.get(id)?.({ result, error });
  };
  const send = async (method, params = {}) => {
    const id = waiting.size + 1;
    const { result, error } = await new Promise((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    if (error) {
      throw new Error(`${method}: ${error.message}`);
    }
    return result;
  };
  const find = (node, holds) => [
    ...(holds(node.attributes ?? []) ? [node] : []),
    ...(node.children ?? []).flatMap((child) => find(child, holds)),
  ];
  await send("DOM.enable");
  let [menu, index, last] = [];
  // It opens a moment after the click that asks for it, and its entries come one after the other.
  for (const end = Date.now() + 10_000; index === undefined;) {
    const { root } = await send("DOM.getDocument");
    [menu] = find(root, (attributes) => attributes.includes("MenuHost"));
    const entries = menu ? find(menu, (attributes) => attributes.includes("MenuItemView")) : [];
    const pictured = entries.map(({ children }) => ({ hasPicture: (children ?? []).length > 0 }));
    const now = JSON.stringify(pictured);
    index = now === last ? pick(pictured) : undefined;
    last = now;
    if (Date.now() > end) {
      throw new Error(`no menu opened with an entry of ours: ${now}`);
    }
  }
  const press = (keyCode) =>
    send("DOM.dispatchKeyEvent", {
      nodeId: menu.nodeId,
      event: { type: "keyPressed", keyCode, code: 0, flags: 0, key: 0, isChar: false },
    });
  for (let i = 0; i <= index; i += 1) {
    await press(DOWN);
  }
  await press(RETURN);
  socket.close();
}
