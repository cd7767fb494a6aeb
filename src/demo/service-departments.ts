import { both } from './service-form.js';

/** Departments that look after services: made up, named after what they do. */
export const SERVICE_DEPARTMENTS = {
  children: both('სკოლამდელი აღზრდის სამსახური', 'Kindergartens'),
  building: both('არქიტექტურის სამსახური', 'Architecture and building'),
  social: both('სოციალური მომსახურების სამსახური', 'Social services'),
  trade: both('ეკონომიკისა და ვაჭრობის სამსახური', 'Economy and trade'),
  transport: both('ტრანსპორტის სამსახური', 'Transport'),
} as const;
