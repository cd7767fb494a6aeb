/** Copying the link, and the telephone's own way to share, where the browser has them. */
export function share(within: ParentNode = document): void {
  for (const row of within.querySelectorAll<HTMLElement>('[data-share]')) {
    const { url = location.href, title = document.title } = row.dataset;
    const copy = row.querySelector<HTMLButtonElement>('[data-copy]');
    const native = row.querySelector<HTMLButtonElement>('[data-native]');
    const copied = row.querySelector<HTMLElement>('[data-copied]');
    if (copy && navigator.clipboard) {
      copy.hidden = false;
      copy.addEventListener('click', async () => {
        await navigator.clipboard.writeText(url);
        if (copied) copied.textContent = copied.dataset.words ?? '';
      });
    }
    if (native && 'share' in navigator) {
      native.hidden = false;
      native.addEventListener('click', () => navigator.share({ url, title }).catch(() => undefined)); // closed again
    }
  }
}
