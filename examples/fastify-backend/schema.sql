-- The shop's own tables. Times are ISO 8601 with an offset, money is in fen, lists are JSON; null says that the shop does not know or that it has not happened.
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, plus INTEGER NOT NULL, s2 INTEGER NOT NULL) STRICT;

CREATE TABLE orders (
  id TEXT PRIMARY KEY, customer INTEGER NOT NULL REFERENCES customers, seller TEXT NOT NULL, currency TEXT NOT NULL,
  placed_at TEXT NOT NULL, paid_at TEXT, shipped_at TEXT,
  due_at TEXT, -- promised delivery
  signed_at TEXT, confirmed_at TEXT, cancelled_at TEXT,
  pay_ways TEXT NOT NULL,
  exclusion_notice TEXT NOT NULL -- how the buyer was told, before paying, that the goods cannot be returned at will
) STRICT;

CREATE TABLE lines (
  order_id TEXT NOT NULL REFERENCES orders, line INTEGER NOT NULL, sku TEXT NOT NULL, title TEXT NOT NULL, category TEXT NOT NULL, brand TEXT,
  quantity INTEGER NOT NULL,
  unit_paid INTEGER NOT NULL, -- after all discounts
  promises TEXT NOT NULL, -- the tags as the product page printed them when the order was placed
  custom_made INTEGER, fresh INTEGER, digital INTEGER,
  price_refunded INTEGER NOT NULL DEFAULT 0, -- for one unit
  PRIMARY KEY (order_id, line)
) STRICT;

-- A decision with the facts it rests on and the four hashes by which it can be replayed.
CREATE TABLE claims (
  id INTEGER PRIMARY KEY, order_id TEXT NOT NULL, line INTEGER NOT NULL, filed_at TEXT NOT NULL, facts TEXT NOT NULL, decision TEXT NOT NULL,
  policy_hash TEXT NOT NULL, facts_hash TEXT NOT NULL, result_hash TEXT NOT NULL, engine_hash TEXT NOT NULL
) STRICT;

CREATE TABLE cases (
  order_id TEXT NOT NULL, line INTEGER NOT NULL, service TEXT NOT NULL, opened_at TEXT NOT NULL, closed_at TEXT, outcome TEXT NOT NULL,
  quantity INTEGER NOT NULL DEFAULT 1, fault TEXT, claim INTEGER REFERENCES claims
) STRICT;
