/* global document, matchMedia, SwaggerUIBundle */
const darkness = matchMedia('(prefers-color-scheme: dark)');
const followDarkness = () => {
  document.documentElement.classList.toggle('dark-mode', darkness.matches);
};
followDarkness();
darkness.addEventListener('change', followDarkness);

const reader = document.getElementById('reader');

SwaggerUIBundle({
  domNode: reader,
  url: reader.dataset.document,
  // Its default sends the document to a validator on the internet.
  validatorUrl: null,
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  requestSnippetsEnabled: true,
});
