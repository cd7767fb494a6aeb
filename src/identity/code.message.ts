/** What goes out with a one-time code. A text message is short: Georgian letters fit seventy to a message. */
export function codeMessage(code: string, language: 'ka' | 'en', short: boolean): { subject: string; text: string } {
  return short
    ? { subject: '', text: SHORT[language](code) }
    : { subject: SUBJECT[language], text: LONG[language](code) };
}

const SUBJECT = { ka: 'თქვენი შესვლის კოდი', en: 'Your sign-in code' };

const SHORT = {
  ka: (code: string) => `ღია: თქვენი კოდია ${code}. მოქმედებს 10 წუთს. ნურავის გაუზიარებთ.`,
  en: (code: string) => `Ghia: your code is ${code}. It is good for 10 minutes. Please share it with no one.`,
};

const LONG = {
  ka: (code: string) => `გამარჯობა,

თქვენი შესვლის კოდია: ${code}

კოდი მოქმედებს 10 წუთის განმავლობაში და მხოლოდ ერთხელ გამოიყენება. გთხოვთ, ნურავის გაუზიარებთ: მერიის თანამშრომელი ამ კოდს არასოდეს გკითხავთ.

თუ კოდი თქვენ არ მოგითხოვიათ, გთხოვთ, ეს წერილი უყურადღებოდ დატოვოთ. კოდის გარეშე თქვენი სახელით ვერავინ შევა.

ღია`,
  en: (code: string) => `Hello,

Your sign-in code is: ${code}

It is good for 10 minutes and can be used once. Please share it with no one: nobody at City Hall will ever ask you for it.

If you did not ask for a code, please ignore this message. Nobody can sign in as you without it.

Ghia`,
};
