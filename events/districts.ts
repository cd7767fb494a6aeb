/** The ten districts of the city, in their official order. */
export const DISTRICTS = [
  'mtatsminda',
  'vake',
  'saburtalo',
  'krtsanisi',
  'isani',
  'samgori',
  'chughureti',
  'didube',
  'nadzaladevi',
  'gldani',
] as const;
export type District = (typeof DISTRICTS)[number];
