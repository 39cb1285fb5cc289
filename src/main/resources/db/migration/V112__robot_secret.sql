-- A robot's address and secret are sealed with a key that stands outside the database; what is shown of the address is kept beside it.
-- Rows from before are sealed at the next start (Robots).
alter table baton.robot add column host varchar(255);
update baton.robot set host = coalesce(substring(url from '^[^:]+://([^/:?#]+)'), '');
alter table baton.robot alter column host set not null;
alter table baton.robot alter column url type text;
alter table baton.robot alter column secret type text;

-- Why a message was given up is a sentence in the reader's language: its key and what fills it. Rows from before hold the sentence.
alter table baton.delivery add column failure_arguments json;
