-- Since when a project takes the green channel (R-PS-11), and in how many working days its first answer is due (R-SL-2, R-CU-4).
alter table baton.project add column green_since timestamptz;
alter table baton.project add column first_answer_days integer check (first_answer_days >= 1);
