/** How somebody may want to be told: everything as it is without a choice. */
export const SOME_PREFERENCES = {
  language: 'id',
  quietHours: 'GOVERNMENT',
  choices: {
    tasks: { email: 'AT_ONCE', gateway: 'NEVER' },
    reminders: { email: 'AT_ONCE', gateway: 'NEVER' },
    decisions: { email: 'AT_ONCE', gateway: 'NEVER' },
    dialogue: { email: 'AT_ONCE', gateway: 'NEVER' },
  },
};
