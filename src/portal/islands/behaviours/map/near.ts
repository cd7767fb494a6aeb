/** What is heavy waits until the reader comes near it. If it fails, the page stays as it was: whole without it. */
export function near<M>(
  element: HTMLElement,
  load: () => Promise<M>,
  start: (loaded: M) => Promise<void>,
  failed: () => void = () => undefined,
): void {
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      Promise.all([load(), styled(element)])
        .then(([loaded]) => start(loaded))
        .catch((cause) => {
          failed();
          throw cause; // the browser's console tells it
        });
    },
    { rootMargin: '200px' },
  );
  watch.observe(element);
}

/** The map's own style sheet, loaded with it. */
function styled({ dataset: { sheet } }: HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = sheet ?? '';
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(link.href));
    document.head.append(link);
  });
}
