const MEGABYTE = 1024 * 1024;

/**
 * A file that the server would refuse for its size is not sent: of a very big one the browser would never get to read why. Fields
 * `input[type=file][data-largest]`, in megabytes, with the sentence `data-too-large`.
 */
export function startWeighingFiles(): void {
  document.addEventListener('change', ({ target }) => {
    if (isFile(target)) {
      say(target, isTooBig(target));
    }
  });
  // Before others who note what is sent.
  document.addEventListener(
    'submit',
    (event) => {
      const fields = Array.from((event.target as HTMLFormElement).elements).filter(isFile);
      const tooBig = fields.find(isTooBig);
      if (tooBig) {
        event.preventDefault();
        say(tooBig, true);
        tooBig.focus();
      }
    },
    { capture: true },
  );
}

function isFile(target: unknown): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === 'file' && target.dataset.largest !== undefined;
}

function isTooBig(field: HTMLInputElement): boolean {
  return Array.from(field.files ?? []).some(({ size }) => size > Number(field.dataset.largest) * MEGABYTE);
}

function say(field: HTMLInputElement, wrong: boolean): void {
  const notes = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  notes?.querySelector('.invalid-feedback')?.remove();
  field.classList.toggle('is-invalid', wrong);
  field.toggleAttribute('aria-invalid', wrong);
  if (wrong) {
    const sentence = document.createElement('div');
    sentence.className = 'invalid-feedback d-block';
    sentence.setAttribute('role', 'alert');
    sentence.textContent = field.dataset.tooLarge ?? '';
    notes?.prepend(sentence);
  }
}
