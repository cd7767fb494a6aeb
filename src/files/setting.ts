export type S3Setting = {
  readonly engine: 's3';
  readonly bucket: string;
  /** Undefined for Amazon's own. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
};
/** Where files lie: `files` in the data folder, or a bucket. */
export type FilesSetting = { readonly engine: 'folder' } | S3Setting;

type Env = Readonly<Record<string, string | undefined>>;
const EMBEDDED = 'folder:';
const EXAMPLE = 's3://bucket?endpoint=https://s3.example.ge&region=eu-central-1';
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const REGION = /^[a-z0-9-]{1,40}$/;

/** `folder:` or `s3://…`, with the credentials of the environment. A string says what to write instead. */
export function filesSetting(env: Env): FilesSetting | string {
  const value = env.GHIA_FILES ?? EMBEDDED;
  if (value === EMBEDDED) return { engine: 'folder' };
  const wrong = `GHIA_FILES is "${value.replace(/\/\/[^@/?]*@/, '//…@')}"; `;
  const parsed = URL.parse(value);
  if (parsed?.protocol !== 's3:' || !BUCKET.test(parsed.hostname) || !/^\/?$/.test(parsed.pathname))
    return `${wrong}write ${EMBEDDED} and nothing behind it, or ${EXAMPLE}`;
  if (parsed.username || parsed.password)
    return `${wrong}leave the keys out: they stand in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`;
  const { endpoint, region = 'us-east-1', ...more } = Object.fromEntries(parsed.searchParams);
  const unknown = Object.keys(more)[0];
  if (unknown !== undefined) return `${wrong}it knows endpoint and region, not ${unknown}.`;
  if (endpoint !== undefined && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? ''))
    return `${wrong}its endpoint is an address such as https://s3.example.ge`;
  if (!REGION.test(region)) return `${wrong}its region is a name such as eu-central-1`;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN } = env;
  if (!accessKeyId || !secretAccessKey)
    return 'GHIA_FILES names a bucket; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must hold its keys.';
  const credentials = { accessKeyId, secretAccessKey, ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }) };
  return { engine: 's3', bucket: parsed.hostname, endpoint, region, credentials };
}
