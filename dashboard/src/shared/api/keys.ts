/** Query keys. The first word is what a live event invalidates. */
export const keys = {
  session: ['session'] as const,
  overview: ['overview'] as const,
  projects: ['projects'] as const,
  lists: ['lists'] as const,
  fetchDecision: ['fetch-decision'] as const,
  opportunities: (filters?: object) =>
    filters ? (['opportunities', filters] as const) : (['opportunities'] as const),
  history: (marketplace: string, asin: string) => ['history', marketplace, asin] as const,
  pins: (filters?: object) => (filters ? (['pins', filters] as const) : (['pins'] as const)),
  pin: (id: string) => ['pin', id] as const,
  attempts: (id: string) => ['pin', id, 'attempts'] as const,
  templates: ['templates'] as const,
  calendar: (from: string, to: string) => ['calendar', from, to] as const,
  accounts: ['accounts'] as const,
  boards: (accountId: string) => ['boards', accountId] as const,
  schedules: ['schedules'] as const,
  plugins: ['plugins'] as const,
  members: ['members'] as const,
};

/** What is out of date after an event of this kind. */
export const invalidatedBy: Record<string, readonly string[]> = {
  'pin.changed': ['pins', 'pin', 'overview', 'calendar', 'accounts'],
  'opportunity.changed': ['opportunities', 'overview'],
  'list.changed': ['lists', 'overview'],
  'account.changed': ['accounts', 'boards', 'overview'],
  'schedule.changed': ['schedules'],
  'creators.changed': ['overview'],
};
