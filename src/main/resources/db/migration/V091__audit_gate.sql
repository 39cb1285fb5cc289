-- The internal audit is a gate of some rounds (R-PS-5); its remark names the audit before the auditor's opinion.
alter table baton.review_round add column audit_required boolean not null default false;
alter table baton.gate_answer alter column remark type varchar(1200);
