import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import 'swagger-ui-dist/swagger-ui.css';

import './page.css';
import { leaveOptionalEmpty } from './optional-examples.js';

const dark = matchMedia('(prefers-color-scheme: dark)');

function followSystem() {
  document.documentElement.classList.toggle('dark-mode', dark.matches);
}

dark.addEventListener('change', followSystem);
followSystem();

const updateJsonSpec = (update) => (description) => update(leaveOptionalEmpty(description));

SwaggerUI({
  url: '/openapi.json',
  domNode: document.getElementById('docs'),
  deepLinking: true,
  // The operations come first; fifty schemas below them open one by one.
  defaultModelsExpandDepth: 0,
  // Swagger's online validator would be a foreign request.
  validatorUrl: null,
  plugins: [{ statePlugins: { spec: { wrapActions: { updateJsonSpec } } } }],
});
