/** The hooks of the built-in writers in plain words; what another writer calls its own is shown as it is. */
const NAMES: Record<string, string> = {
  checklist: 'What to check first',
  spotlight: 'A closer look',
  compare: 'Compared with others',
  everyday: 'In everyday use',
  wishlist: 'Saved for later',
};

export const hookName = (hook: string) => NAMES[hook] ?? hook;
