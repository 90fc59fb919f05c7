/**
 * The tab that an address asks for: `?query=…&variables=…&operationName=…`.
 *
 * `tab` is undefined without a query. Variables that were not given are '', not undefined: GraphiQL fills undefined
 * from what it last stored.
 */
export function givenTab(search) {
  const given = new URLSearchParams(search);
  const query = given.get('query');
  return {
    tab: query ? { query, variables: given.get('variables') ?? '' } : undefined,
    operationName: query && given.get('operationName'),
  };
}
