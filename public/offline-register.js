// Asked for after everything else, and only where the browser can: the page is whole without it.
if ('serviceWorker' in navigator) {
  addEventListener('load', () => {
    navigator.serviceWorker.register('/offline-worker.js').catch(() => {});
  });
}
