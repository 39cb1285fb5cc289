-- A customer's finding that was entered by mistake: it stays, marked, and counts no more (R-IA-1).
alter table baton.audit_item add column removed_at timestamptz;
alter table baton.audit_item add column remove_reason varchar(1000);
alter table baton.audit_item add check ((removed_at is null) = (remove_reason is null));

-- When the corrective report was written, which is the day on the customer's sheet (R-IA-10).
alter table baton.audit add column reported_at timestamptz;
update baton.audit set reported_at = changed_at where report is not null;
alter table baton.audit add check ((report is null) = (reported_at is null));
