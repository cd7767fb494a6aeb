type Form = Readonly<Record<string, string | undefined>>;
const several = (text = '') =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** A workflow as its form says it: a step a line, its parts behind bars. */
export function workflowIn(form: Form): { commitment: string; steps: object[] } {
  const lines = (form.steps ?? '').split('\n').filter((line) => line.trim() !== '');
  const steps = lines.map((line) => {
    const [step = '', does = '', responsible = '', accountable = '', consulted, informed, after, due = ''] = line
      .split('|')
      .map((part) => part.trim());
    return {
      ...{ step, does, responsible, ...(accountable && { accountable }) },
      ...{ consulted: several(consulted), informed: several(informed), after: several(after), due },
    };
  });
  return { commitment: (form.commitment ?? '').trim(), steps };
}
