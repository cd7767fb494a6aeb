/** Why a photo is not taken, or not shown: status, and what it says in English. */
export const photoRefusals = {
  'photo.too-large': { status: 413, detail: 'A photo may have 8 MB. Send a smaller one.' },
  'photo.not-a-photo': { status: 415, detail: 'A photo is a JPEG, a PNG or a WebP. Send it as one of these.' },
  'photo.heic': {
    status: 415,
    detail: 'Photos in HEIC or AVIF cannot be read here. Save it as a JPEG, or set the camera to “most compatible”.',
  },
  'photo.too-many-pixels': { status: 422, detail: 'A photo may have 40 megapixels. Send a smaller one.' },
  'photo.damaged': { status: 422, detail: 'This file is damaged or not whole. Take the photo again, or send another.' },
  'photo.not-yours': {
    status: 422,
    detail: 'A photo goes with the report of whoever uploaded it, within a day and once. Upload it again.',
  },
  'photo.not-found': {
    status: 404,
    detail: 'There is no such photo. The page of its report shows those that there are.',
  },
  'photo.gone': { status: 410, detail: 'This photo is not shown any more: it was removed, or its report is hidden.' },
} as const;
