export declare const chromium: () => string;
