-- People may take back a step of a bid while the next one is untouched: what was said stays, marked.
alter table baton.tender_entry add column withdrawn_at timestamptz;

-- A score sheet belongs to the entry with which it was handed in, so that a second one finds its place.
alter table baton.tender_score add column entry integer;
update baton.tender_score s set entry = (
    select max(e.entry) from baton.tender_entry e where e.tender_number = s.tender_number and e.kind = 'SCORED');
alter table baton.tender_score alter column entry set not null;
alter table baton.tender_score drop constraint tender_score_pkey;
alter table baton.tender_score add primary key (tender_number, entry, criterion);
alter table baton.tender_score add foreign key (tender_number, entry) references baton.tender_entry;
