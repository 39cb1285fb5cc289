-- Where a person's notices go by mail; null for who gets none.
alter table baton.account add column email varchar(254);
