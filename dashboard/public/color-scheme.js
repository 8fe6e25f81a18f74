// Runs before the first paint, so that a dark page never flashes light. A file of its own, because a strict
// content security policy allows no inline script.
(function () {
  var wanted = null;
  try {
    wanted = window.localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage may be forbidden: follow the system.
  }
  var dark = wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
