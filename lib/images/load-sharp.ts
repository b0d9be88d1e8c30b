import sharp from "sharp";

/** As libvips names them; every other decoder is shut off. */
const decoders = ["Jpeg", "Png", "Nsgif", "Webp"].map((name) => `VipsForeignLoad${name}`);

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: decoders });

export { sharp };
