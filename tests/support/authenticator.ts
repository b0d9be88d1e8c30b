import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** Where a passkey is made or used, as the browser sees it. */
type Site = { origin: string; host: string };
type Wishes = { counter?: number; userVerified?: boolean; challenge: string } & Site;

const base64url = (bytes: Buffer) => bytes.toString("base64url");
const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest();

/**
 * A passkey in software (WebAuthn, ES256, no attestation), which also answers as none should: for
 * another site, without looking who asks, or with a counter that goes back.
 */
export function newAuthenticator() {
  const id = randomBytes(16);
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });

  const clientData = (type: string, { challenge, origin }: Wishes) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  const authenticatorData = (wishes: Wishes, attested = Buffer.alloc(0)) => {
    const { host, counter = 0, userVerified = true } = wishes;
    const flags = 0x01 | (userVerified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(host), Buffer.from([flags]), count, attested]);
  };

  const answer = (response: Record<string, unknown>) =>
    JSON.stringify({ id: base64url(id), rawId: base64url(id), type: "public-key", response });

  return {
    id: base64url(id),
    /** What it answers when it is made. */
    create(wishes: Wishes): string {
      // COSE: kty EC2, alg ES256, crv P-256, x, y.
      const coordinates = [x, y].map((text) => Buffer.from(text, "base64url"));
      const [cx = Buffer.alloc(0), cy = Buffer.alloc(0)] = coordinates;
      const key = Buffer.concat([
        Buffer.from("a5010203262001215820", "hex"),
        cx,
        Buffer.from("225820", "hex"),
        cy,
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const data = authenticatorData(wishes, attested);
      const attestation = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a0686175746844617461", "hex"),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      return answer({
        clientDataJSON: base64url(clientData("webauthn.create", wishes)),
        attestationObject: base64url(attestation),
        transports: ["internal"],
      });
    },
    /** What it answers to log in. */
    get(wishes: Wishes): string {
      const client = clientData("webauthn.get", wishes);
      const data = authenticatorData(wishes);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      return answer({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
      });
    },
  };
}
