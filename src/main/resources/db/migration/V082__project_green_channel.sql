-- Since when a project takes the green channel (R-PS-11).
alter table baton.project add column green_since timestamptz;
