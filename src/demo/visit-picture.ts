import { chance } from './people.js';
import { drawing, HEIGHT, WIDTH } from './report-pictures.js';

const COATS = ['#54708a', '#8a5f54', '#5d7a58', '#77628c', '#9a8450'];

/** A hall with its counters, few of them open, and those who wait: drawn here, and says so. PNG. */
export function visitPicture(seed: number): Buffer {
  const random = chance(seed);
  const counters = Array.from({ length: 6 }, (_, i) => {
    const open = i < 2;
    const x = 40 + i * 150;
    return `<rect x="${x}" y="210" width="130" height="150" fill="${open ? '#e9f1f4' : '#8b939a'}"/>
      <rect x="${x}" y="150" width="130" height="44" fill="${open ? '#2f6b4f' : '#5b6167'}"/>
      <rect x="${x}" y="360" width="130" height="90" fill="#b89b74"/>`;
  });
  const waiting = Array.from({ length: 9 }, (_, i) => {
    const x = (90 + i * 88 + 20 * random()).toFixed(1);
    const y = 470 + (i % 2) * 34;
    return `<circle cx="${x}" cy="${y}" r="24" fill="#6b5647"/>
      <path d="M${x} ${y + 26}q-38 0 -38 44v86h76v-86q0 -44 -38 -44z" fill="${COATS[i % COATS.length]}"/>`;
  });
  return drawing(`<rect width="${WIDTH}" height="${HEIGHT}" fill="#d8d2c4"/><rect y="450" width="${WIDTH}" height="270" fill="#a9a294"/>
    <rect x="380" y="40" width="200" height="80" rx="6" fill="#1d2740"/>${counters.join('')}${waiting.join('')}`);
}
