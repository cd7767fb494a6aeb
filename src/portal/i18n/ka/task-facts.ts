/** Entries of the log about roles, workflows and tasks of the working group. */
export const taskFacts = {
  RoleDescribed: 'აღიწერა როლი და მისი მოვალეობები',
  RoleTaken: 'სამუშაო ჯგუფის წევრმა როლი დაიკავა',
  RoleVacated: 'როლი გათავისუფლდა',
  RoleHandedOver: 'როლი მიმდინარე დავალებებთან ერთად გადაბარდა',
  WorkflowDefined: 'განისაზღვრა ვალდებულებაზე მუშაობის პროცესი',
  TaskOpened: 'გაიხსნა დავალება',
  TaskReassigned: 'დავალებას სხვა პასუხისმგებელი დაენიშნა',
  TaskReminded: 'დავალების მოახლოებული ვადა შეახსენეს',
  TaskFellOverdue: 'დავალებას ვადა გადაცილდა',
  TaskEscalated: 'ვადაგადაცილებული დავალების პასუხისმგებელი არ არის: ეცნობა თავმჯდომარეს',
  TaskDone: 'დავალება შესრულდა',
  TaskDropped: 'დავალება მოიხსნა',
} as const;
