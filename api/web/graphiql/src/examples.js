const files = import.meta.glob('./examples/*.graphql', { eager: true, query: '?raw', import: 'default' });

/** The tabs of a first visit, in the order of their files' names. */
export const examples = Object.keys(files)
  .sort()
  .map((name) => ({ query: files[name] }));
