// The keys that read a page, as the browser calls them now: a reader may have changed them.

export async function shortcut() {
  // None on phones.
  const commands = await chrome.commands?.getAll() ?? [];
  return commands.find(({ name }) => name === "_execute_action")?.shortcut ?? "";
}
