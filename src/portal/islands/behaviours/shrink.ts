const LONGEST = 2048;
const QUALITY = 0.85;

/**
 * Photos are made smaller before they are sent, where the browser can: less to wait for, and where and with what they
 * were taken never leaves the telephone. What cannot be read here is sent as it is; the server says what is wrong with it.
 */
export function shrinkPhotos(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-shrink]')) {
    let busy: Promise<void> | undefined;
    input.addEventListener('change', () => {
      const mine = shrinkIn(input).finally(() => {
        if (busy === mine) busy = undefined;
      });
      busy = mine;
    });
    // capturing: before the form is marked as sent
    input.form?.addEventListener('submit', (event) => wait(event, busy), { capture: true });
  }
}

/** Whoever is faster than their telephone has it sent for them when it is done. */
function wait(event: SubmitEvent, busy: Promise<void> | undefined): void {
  if (!busy) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { target, submitter } = event;
  // a form takes no second wish to be sent while it hears of the first
  void busy.then(() => setTimeout(() => (target as HTMLFormElement).requestSubmit(submitter)));
}

async function shrinkIn(input: HTMLInputElement): Promise<void> {
  const chosen = [...(input.files ?? [])];
  const transfer = new DataTransfer();
  for (const file of await Promise.all(chosen.map(shrunk))) transfer.items.add(file);
  const now = [...(input.files ?? [])];
  if (chosen.length === now.length && chosen.every((file, i) => file === now[i])) input.files = transfer.files; // else others were chosen meanwhile
}

async function shrunk(file: File): Promise<File> {
  try {
    const picture = await createImageBitmap(file);
    const share = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * share));
    canvas.height = Math.max(1, Math.round(picture.height * share));
    const context = canvas.getContext('2d');
    if (!context) return file;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    return blob ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}
