import { format } from '../format.js';

const { number, moment } = format('ka');

/** Tables that everybody may take. */
export const openData = {
  title: 'ღია მონაცემები',
  lead: 'ყველაფერი, რაც პორტალმა იცის და საჯაროა, ცხრილებად. გამოიყენეთ თავისუფლად, თუ წყაროს მიუთითებთ.',
  rows: (n: number) => `სტრიქონი: ${number(n)}`,
  updated: (at: string) => `განახლდა: ${moment(at)}`,
  columns: 'სვეტები',
  column: 'სვეტი',
  holds: 'რას შეიცავს',
  type: 'ტიპი',
  types: {
    string: 'ტექსტი',
    integer: 'მთელი რიცხვი',
    decimal: 'რიცხვი',
    date: 'თარიღი',
    dateTime: 'დრო (UTC)',
    list: 'კოდები ჰარით გამოყოფილი',
  },
  download: 'ჩამოტვირთვა',
  file: (kind: string, size: string) => `${kind}, ${size}`,
  preview: 'პირველი სტრიქონები',
  empty: 'ცხრილი ჯერ ცარიელია.',
  licence: 'ლიცენზია',
  licenceName: 'Creative Commons — მითითება 4.0 (CC BY 4.0)',
  source: 'საიდან არის მიღებული',
  sourceText: (size: number) =>
    `ცხრილი საჯარო ჟურნალის პირველი ${number(size)} ჩანაწერიდან არის გამოთვლილი. იმავე ჟურნალიდან თქვენც მიიღებთ იმავე ფაილს.`,
  checkpoint: 'ჟურნალის ხელმოწერილი საკონტროლო წერტილი',
  digest: (kind: string) => `${kind} ფაილის SHA-256`,
  before: 'როგორი იყო ცხრილი ადრე',
  beforeText: 'აირჩიეთ დღე: ცხრილი ჟურნალიდან თავიდან აიწყობა ისე, როგორიც იმ დღის ბოლოს იყო.',
  day: 'დღე',
  getCsv: 'CSV-ის ჩამოტვირთვა',
  badDay: (day: string) => `მიუთითეთ დღე, რომელიც უკვე დადგა: არა უგვიანეს ${day}`,
  catalogue: 'კატალოგი პროგრამებისთვის',
  catalogueText: 'კატალოგი DCAT-AP 3.0-ის წესით არის აღწერილი, სვეტები — „CSV on the Web“-ის წესით.',
  api: 'API და მისი აღწერა',
  megabytes: (n: string) => `${n} მბ`,
  kilobytes: (n: string) => `${n} კბ`,
};
