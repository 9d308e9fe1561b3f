-- Eight orders of a shop on JD, as they stand on the evening of 8 October 2026, the first working day after National Day.

INSERT INTO customers VALUES
  (1, '林晓', 'person', 0, 0),
  (2, '赵敏', 'person', 1, 1), -- PLUS, service level S2
  (3, '远景设计有限公司', 'company', 0, 0);

INSERT INTO orders (id, customer, seller, currency, placed_at, paid_at, shipped_at, due_at, signed_at, confirmed_at, pay_ways, exclusion_notice) VALUES
  -- A phone sold by JD, five days in the hands of the buyer.
  ('1001', 1, 'jd', 'CNY', '2026-09-30T20:00:00+08:00', '2026-09-30T20:01:00+08:00', '2026-10-01T09:00:00+08:00', NULL,
    '2026-10-03T15:30:00+08:00', '2026-10-03T18:00:00+08:00', '["wechat"]', 'none'),
  -- A laptop sold by a merchant, twice in repair without success.
  ('1002', 1, 'merchant', 'CNY', '2026-03-20T20:00:00+08:00', '2026-03-20T20:02:00+08:00', '2026-03-21T10:00:00+08:00', NULL,
    '2026-03-23T10:00:00+08:00', '2026-03-30T10:00:00+08:00', '["wechat"]', 'none'),
  -- A refrigerator, three days with a PLUS member.
  ('1003', 2, 'jd', 'CNY', '2026-10-01T11:00:00+08:00', '2026-10-01T11:00:00+08:00', '2026-10-03T08:00:00+08:00', NULL,
    '2026-10-05T15:00:00+08:00', NULL, '["credit_card"]', 'none'),
  -- Clothing delivered on 24 September: the seventh day was 1 October, a day off.
  ('1004', 1, 'merchant', 'CNY', '2026-09-22T20:00:00+08:00', '2026-09-22T20:00:00+08:00', '2026-09-23T09:00:00+08:00', NULL,
    '2026-09-24T10:00:00+08:00', '2026-10-01T10:00:00+08:00', '["alipay"]', 'none'),
  -- Cherries, signed for 22 hours ago.
  ('1005', 2, 'jd', 'CNY', '2026-10-06T08:00:00+08:00', '2026-10-06T08:00:00+08:00', '2026-10-06T22:00:00+08:00', NULL,
    '2026-10-07T23:30:00+08:00', NULL, '["wechat"]', 'confirmed'),
  -- A book on paper and one to download, bought by a company.
  ('1006', 3, 'jd', 'CNY', '2026-09-28T09:00:00+08:00', '2026-09-28T09:05:00+08:00', '2026-09-28T18:00:00+08:00', NULL,
    '2026-09-30T12:00:00+08:00', NULL, '["company_transfer"]', 'confirmed'),
  -- An air conditioner promised for 5 October and still on the way.
  ('1007', 2, 'jd', 'CNY', '2026-09-29T10:00:00+08:00', '2026-09-29T10:00:00+08:00', '2026-10-02T08:00:00+08:00', '2026-10-05T22:00:00+08:00',
    NULL, NULL, '["baitiao"]', 'none'),
  -- A ring of which the merchant has not said whether it was made to order.
  ('1008', 1, 'merchant', 'CNY', '2026-10-02T21:00:00+08:00', '2026-10-02T21:01:00+08:00', '2026-10-03T16:00:00+08:00', NULL,
    '2026-10-06T10:00:00+08:00', NULL, '["wechat", "gift_card"]', 'page');

INSERT INTO lines (order_id, line, sku, title, category, brand, quantity, unit_paid, promises, custom_made, fresh, digital) VALUES
  ('1001', 1, 'MI-17-256', '小米 17 256GB', 'phone', 'Xiaomi', 1, 399900, '["7天无理由退货（激活后不支持）", "30天价保"]', 0, 0, 0),
  ('1002', 1, 'XIAOXIN-14', '联想小新 14 笔记本', 'laptop', 'Lenovo', 1, 600000, '[]', 0, 0, 0),
  ('1003', 1, 'BCD-500', '海尔 500 升冰箱', 'fridge', 'Haier', 1, 399900, '["7天无理由退货"]', 0, 0, 0),
  ('1004', 1, 'JKT-M', '男士夹克 M', 'menswear', NULL, 1, 29900, '["7天无理由退货"]', 0, 0, 0),
  ('1004', 2, 'TEE-L', '纯棉 T 恤 L', 'menswear', NULL, 3, 5900, '["7天无理由退货"]', 0, 0, 0),
  ('1005', 1, 'CHERRY-2KG', '智利车厘子 2 千克', 'cherry', NULL, 1, 12900, '["坏损包退", "不支持7天无理由退货"]', 0, 1, 0),
  ('1006', 1, 'BOOK-SQL', 'SQL 基础教程', 'book', NULL, 5, 5500, '["7天无理由退货"]', 0, 0, 0),
  ('1006', 2, 'EBOOK-SQL', 'SQL 基础教程（电子书）', 'ebook', NULL, 1, 2900, '["不支持7天无理由退货"]', 0, 0, 1),
  ('1007', 1, 'KFR-35', '格力 1.5 匹空调', 'aircon', 'Gree', 1, 289900, '["配送延时补贴", "7天无理由退货"]', 0, 0, 0),
  ('1008', 1, 'RING-925', '925 银戒指 刻字款', 'jewellery', NULL, 1, 45900, '["7天无理由退货", "终身免费清洗"]', NULL, 0, 0);

INSERT INTO cases (order_id, line, service, opened_at, closed_at, outcome, quantity, fault) VALUES
  ('1002', 1, 'repair', '2026-04-20T10:00:00+08:00', '2026-04-29T10:00:00+08:00', 'not_fixed', 1, 'no_sound'),
  ('1002', 1, 'repair', '2026-06-01T10:00:00+08:00', '2026-06-12T10:00:00+08:00', 'not_fixed', 1, 'no_sound'),
  -- One of the three shirts has gone back.
  ('1004', 2, 'return', '2026-09-26T09:00:00+08:00', '2026-09-29T16:00:00+08:00', 'done', 1, NULL);
