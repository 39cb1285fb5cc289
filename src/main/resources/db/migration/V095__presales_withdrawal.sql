-- A gate may take its answer back and an author their solution: what was said stays, marked.
alter table baton.gate_answer add column id bigint generated always as identity;
alter table baton.gate_answer add column withdrawn_at timestamptz;
alter table baton.gate_answer drop constraint gate_answer_pkey;
alter table baton.gate_answer add primary key (id);
create unique index gate_answer_that_counts on baton.gate_answer (project_number, round, gate) where withdrawn_at is null;
alter table baton.review_round add column withdrawn_at timestamptz;
