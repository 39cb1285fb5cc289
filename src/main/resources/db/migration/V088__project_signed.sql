-- When the customer signed (R-CO-1): the figures K-1 and K-2 count signed projects by it.
alter table baton.project add column signed_at timestamptz;
