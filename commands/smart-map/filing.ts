import { workingDaysAfter } from '../../events/calendar.js';
import type { ReportEvent } from '../../events/smart-map.js';
import { isDistrict, rounded } from '../city.js';
import { type Decision, type Now, refuse } from '../decider.js';
import { wrongAnswer } from './answers.js';
import type { Category } from './categories.js';
import type { FileReport } from './commands.js';

/** Somebody says what is wrong, and where. The category's department answers for it, within the category's term. */
export function file(command: FileReport, category: Category, { at }: Now): Decision<ReportEvent> {
  const { report, reporter, place, language, channel, answers = {}, photos = [] } = command;
  if (category.is !== 'open') return refuse('report.no-category', { category: command.category });
  const { adopted } = category;
  if (adopted.emergency) return refuse('report.emergency');
  const district = place ? command.within : command.district;
  if (district === undefined || !isDistrict(district)) return refuse('report.outside-city');
  const wrong = wrongAnswer(adopted.questions, answers);
  if (wrong) return wrong;
  const department = adopted.routes.find((route) => route.district === district)?.department ?? adopted.department;
  const filed: ReportEvent = {
    type: 'ReportFiled',
    data: {
      ...{ report, category: adopted.category, version: adopted.version, district },
      ...{ place: place ? rounded(place) : null, channel, language, reporter, department },
      ...{ promised: workingDaysAfter(at, adopted.termDays), photos: photos.length },
    },
    private: {
      subject: `report-${report}`,
      content: {
        ...{ description: command.description, lat: place?.lat ?? null, lon: place?.lon ?? null },
        ...{ address: command.address ?? '', answers: JSON.stringify(answers), photos: photos.join(',') },
      },
    },
  };
  if (command.display !== 'name') return [filed];
  const named = { type: 'ReporterNamed', data: { report, reporter } } as const;
  return [filed, { ...named, private: { subject: reporter, content: { name: command.name } } }];
}
