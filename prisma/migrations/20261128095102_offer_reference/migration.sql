-- What a buyer calls an offer by. Offers that are there get one, too: twelve of 24 letters and digits that are neither
-- taken for one another nor make words, from the random bits of UUIDs.
ALTER TABLE "Offer" ADD COLUMN "reference" TEXT;

ALTER TABLE "Offer" DISABLE TRIGGER offer_is_immutable;
UPDATE "Offer" AS offer SET "reference" = (
  SELECT string_agg(
    substr('23456789CDFHJKMNPQRTVWXY', get_byte(bytes, n) % 24 + 1, 1) || CASE WHEN n IN (3, 10) THEN '-' ELSE '' END,
    '' ORDER BY n)
  -- Naming the offer makes this a draw for each of them.
  FROM (SELECT uuid_send(gen_random_uuid()) AS bytes WHERE offer.id IS NOT NULL) AS random,
    unnest(ARRAY[0, 1, 2, 3, 4, 5, 7, 10, 11, 12, 13, 14]) AS n
);
ALTER TABLE "Offer" ENABLE TRIGGER offer_is_immutable;

ALTER TABLE "Offer" ALTER COLUMN "reference" SET NOT NULL;
CREATE UNIQUE INDEX "Offer_reference_key" ON "Offer"("reference");
