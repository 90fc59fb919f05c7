import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import 'swagger-ui-dist/swagger-ui.css';
import './page.css';

const dark = matchMedia('(prefers-color-scheme: dark)');

function followSystem() {
  document.documentElement.classList.toggle('dark-mode', dark.matches);
}

dark.addEventListener('change', followSystem);
followSystem();

SwaggerUI({
  url: '/openapi.json',
  domNode: document.getElementById('docs'),
  deepLinking: true,
  // Swagger's online validator would be a foreign request.
  validatorUrl: null,
});
