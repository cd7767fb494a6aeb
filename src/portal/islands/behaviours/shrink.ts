const LONGEST = 2048;
const QUALITY = 0.85;

/**
 * Photos are made smaller before they are sent, where the browser can: less to wait for, and where and with what they
 * were taken never leaves the telephone. What cannot be read here is sent as it is; the server says what is wrong with it.
 */
export function shrinkPhotos(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-shrink]')) {
    const form = input.form;
    let busy: Promise<void> = Promise.resolve();
    input.addEventListener('change', () => {
      delete form?.dataset.ready;
      const chosen = [...(input.files ?? [])];
      busy = Promise.all(chosen.map(shrunk)).then((files) => {
        if (!sameFiles(chosen, [...(input.files ?? [])])) return; // something else was chosen meanwhile
        const transfer = new DataTransfer();
        for (const file of files) transfer.items.add(file);
        input.files = transfer.files;
      });
    });
    // capturing: before the form is marked as sent
    form?.addEventListener(
      'submit',
      (event) => {
        if (form.dataset.ready === 'yes' || !input.files?.length) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const { submitter } = event;
        void busy
          .catch(() => undefined)
          .then(() => {
            form.dataset.ready = 'yes';
            form.requestSubmit(submitter);
          });
      },
      { capture: true },
    );
  }
}

const sameFiles = (some: readonly File[], others: readonly File[]) =>
  some.length === others.length && some.every((file, i) => file === others[i]);

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
