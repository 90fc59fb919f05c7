import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';

import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

import { examples } from './examples.js';
import { ChosenOperation } from './chosen-operation.jsx';
import { givenTab } from './given.js';
import { PlainQuotes } from './plain-quotes.jsx';

/** Answers as application/json, so that a query's own errors come with status 200 and stand in the result alone. */
async function ask(params, { headers } = {}) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(params),
  });
  return response.json();
}

const { tab, operationName } = givenTab(location.search);

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={ask}
    defaultTabs={tab ? [tab, ...examples] : examples}
    initialQuery={tab?.query}
    initialVariables={tab?.variables}
    defaultEditorToolsVisibility={tab?.variables ? 'variables' : false}
  >
    <GraphiQL.Logo>
      <a className="graphiql-logo-link" href="/">
        Dateline
      </a>
    </GraphiQL.Logo>
    <PlainQuotes />
    {operationName && <ChosenOperation name={operationName} />}
  </GraphiQL>,
);
