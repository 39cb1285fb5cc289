-- An issuer may move the deadline of a running bid (R-BD-5): warnings that were due before people knew this one are not told.
alter table baton.tender add column deadline_known_at timestamptz;
update baton.tender set deadline_known_at = created_at;
alter table baton.tender alter column deadline_known_at set not null;
