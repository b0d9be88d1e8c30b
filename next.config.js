/** Headers that every answer of Next carries; pages also get a CSP with a nonce in proxy.ts. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // Not no-referrer: forms without JavaScript would then send `Origin: null` and be refused.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(self)" },
];

/** @type {import("next").NextConfig} */
module.exports = {
  poweredByHeader: false,
  // `npm run check` type-checks; a type error in a test must not stop `npm start`.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: __dirname },
  serverExternalPackages: [
    "@aws-sdk/client-s3",
    "@fastify/busboy",
    "@node-rs/argon2",
    "@prisma/adapter-better-sqlite3",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@redis/client",
    "better-sqlite3",
    "content-disposition",
    "file-type",
    "nodemailer",
    "pg",
    "pino",
    "prom-client",
    "range-parser",
  ],
  outputFileTracingIncludes: { "/*": ["./prisma/migrations/**/*", "./dist/images.cjs"] },
  // A picture of 10 MB and the form around it; what else a form may say, lib/contract limits.
  experimental: {
    serverActions: { bodySizeLimit: "11mb" },
    proxyClientMaxBodySize: "11mb",
  },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};
