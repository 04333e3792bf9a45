// Runs before the first paint, as a classic script: the stored theme and language, and nothing else.
try {
  const root = document.documentElement;
  root.dataset.theme = localStorage.getItem('gatepost.theme') ?? 'system';
  root.lang = localStorage.getItem('gatepost.language') ?? navigator.language;
} catch {
  // Storage refused: the system's theme and the browser's language.
}
