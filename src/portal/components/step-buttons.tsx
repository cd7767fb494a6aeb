type Props = {
  readonly words: { readonly next: string; readonly back: string; readonly save: string };
  /** Nothing goes before it. */
  readonly first?: boolean;
};

/** At the end of one page of several: on, back, and kept for later. */
export const StepButtons = ({ words, first }: Props) => (
  <p class="deeds">
    <button type="submit" class="button" name="step" value="next">
      {words.next}
    </button>
    {!first && (
      <button type="submit" class="button quiet" name="step" value="back">
        {words.back}
      </button>
    )}
    <button type="submit" class="button quiet" name="step" value="save">
      {words.save}
    </button>
  </p>
);
