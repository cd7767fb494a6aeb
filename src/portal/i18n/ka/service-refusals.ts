/** Why something is not done with a service or a case, and what to do instead. */
export const serviceRefusals = {
  'service.not-found': 'ასეთი სერვისი ვერ მოიძებნა. აირჩიეთ სერვისების სიიდან.',
  'service.not-later':
    'სერვისის შემდეგ ვერსიას შემდეგი ნომერი აქვს. ხელახლა გახსენით გვერდი: შესაძლოა, ვინმემ დაგასწროთ.',
  'service.inconsistent':
    'სერვისის აღწერა თავის თავს ეწინააღმდეგება. გადაამოწმეთ, რომ ერთი კოდი ორჯერ არ წერია და ვადა ზედმეტად გრძელი არ არის.',
  'service.form-not-taken': 'ფორმა ასეთი სახით არ მიიღება. გადაამოწმეთ, რა და სად არის შეცდომით დაწერილი.',
} as const;
