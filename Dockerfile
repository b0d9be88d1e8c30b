ARG NODE=22-bookworm

# The full image has what better-sqlite3 is compiled with where no prebuilt one fits.
FROM node:${NODE} AS build
WORKDIR /hearth
COPY package.json package-lock.json .npmrc ./
COPY prisma prisma
COPY scripts scripts
RUN npm ci
COPY . .
RUN npm run build && npm run assemble -- /assembled

FROM node:${NODE}-slim
ENV NODE_ENV=production DATA_DIR=/data
RUN install -d -o node -g node -m 0700 /data
WORKDIR /hearth
COPY --from=build /assembled ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/readyz`).then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which would keep SIGTERM to itself.
CMD ["node", "scripts/start.mjs"]
