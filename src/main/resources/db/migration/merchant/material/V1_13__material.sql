-- Lines of business in two levels, and the qualification papers that each needs. Data: an operator may change it.
CREATE TABLE category (
  code      text PRIMARY KEY,
  parent    text CONSTRAINT category_of_parent REFERENCES category,
  chinese   text NOT NULL,
  english   text NOT NULL,
  position  int NOT NULL
);
CREATE TABLE paper (
  code     text PRIMARY KEY CONSTRAINT paper_code_shape CHECK (code ~ '^[a-z0-9-]{1,30}$'),
  chinese  text NOT NULL,
  english  text NOT NULL
);
CREATE TABLE category_paper (
  category  text NOT NULL CONSTRAINT category_paper_of_category REFERENCES category,
  paper     text NOT NULL CONSTRAINT category_paper_of_paper REFERENCES paper,
  position  int NOT NULL,
  PRIMARY KEY (category, paper)
);

INSERT INTO category (code, parent, chinese, english, position) VALUES
  ('catering', NULL, '餐饮', 'Food and drink', 1),
  ('retail', NULL, '零售', 'Retail', 2),
  ('hotel', NULL, '酒店旅游', 'Hotels and travel', 3),
  ('leisure', NULL, '休闲娱乐', 'Leisure', 4),
  ('life', NULL, '生活服务', 'Services', 5),
  ('transport', NULL, '交通出行', 'Transport', 6),
  ('education', NULL, '教育培训', 'Education', 7),
  ('other', NULL, '其他', 'Other', 8),
  ('catering.coffee', 'catering', '咖啡', 'Coffee', 1),
  ('catering.tea', 'catering', '茶饮', 'Tea', 2),
  ('catering.restaurant', 'catering', '餐馆', 'Restaurants', 3),
  ('catering.bakery', 'catering', '烘焙', 'Bakeries', 4),
  ('retail.supermarket', 'retail', '超市便利店', 'Supermarkets and shops', 1),
  ('retail.clothes', 'retail', '服饰鞋包', 'Clothes, shoes and bags', 2),
  ('retail.books', 'retail', '图书文具', 'Books and stationery', 3),
  ('retail.cosmetics', 'retail', '美妆个护', 'Cosmetics and care', 4),
  ('retail.pharmacy', 'retail', '药店', 'Pharmacies', 5),
  ('hotel.hotel', 'hotel', '酒店民宿', 'Hotels and guest houses', 1),
  ('hotel.agency', 'hotel', '旅行社', 'Travel agencies', 2),
  ('hotel.scenic', 'hotel', '景区', 'Scenic spots', 3),
  ('leisure.cinema', 'leisure', '电影院', 'Cinemas', 1),
  ('leisure.sports', 'leisure', '运动健身', 'Sports and fitness', 2),
  ('leisure.show', 'leisure', '演出展览', 'Shows and exhibitions', 3),
  ('life.beauty', 'life', '美容美发', 'Beauty and hair', 1),
  ('life.laundry', 'life', '洗衣家政', 'Laundry and housekeeping', 2),
  ('life.photo', 'life', '摄影', 'Photography', 3),
  ('transport.bus', 'transport', '客运', 'Coaches', 1),
  ('transport.airline', 'transport', '航空', 'Airlines', 2),
  ('transport.taxi', 'transport', '出租与网约车', 'Taxis and rides', 3),
  ('education.training', 'education', '培训机构', 'Training', 1),
  ('education.kids', 'education', '亲子早教', 'Children and families', 2),
  ('other.other', 'other', '其他', 'Other', 1);

INSERT INTO paper (code, chinese, english) VALUES
  ('food', '食品经营许可证', 'Food business licence'),
  ('books', '出版物经营许可证', 'Publications licence'),
  ('drugs', '药品经营许可证', 'Pharmacy licence'),
  ('hotel', '特种行业许可证', 'Special trade licence'),
  ('hygiene', '公共场所卫生许可证', 'Hygiene licence'),
  ('agency', '旅行社业务经营许可证', 'Travel agency licence'),
  ('ticket', '景区经营或收费批文', 'Permit to run the site'),
  ('cinema', '电影放映经营许可证', 'Cinema licence'),
  ('show', '营业性演出许可证', 'Show licence'),
  ('road', '道路运输经营许可证', 'Road transport licence'),
  ('air', '公共航空运输企业经营许可证', 'Airline operating licence'),
  ('school', '办学许可证', 'School licence');

INSERT INTO category_paper (category, paper, position) VALUES
  ('catering.coffee', 'food', 1),
  ('catering.tea', 'food', 1),
  ('catering.restaurant', 'food', 1),
  ('catering.bakery', 'food', 1),
  ('retail.supermarket', 'food', 1),
  ('retail.books', 'books', 1),
  ('retail.pharmacy', 'drugs', 1),
  ('hotel.hotel', 'hotel', 1),
  ('hotel.hotel', 'hygiene', 2),
  ('hotel.agency', 'agency', 1),
  ('hotel.scenic', 'ticket', 1),
  ('leisure.cinema', 'cinema', 1),
  ('leisure.show', 'show', 1),
  ('life.beauty', 'hygiene', 1),
  ('transport.bus', 'road', 1),
  ('transport.airline', 'air', 1),
  ('transport.taxi', 'road', 1),
  ('education.training', 'school', 1),
  ('education.kids', 'school', 1);
