-- Requests as they come in, until an account manager accepts them (R-SL-9).
create table baton.intake (
    id             bigint generated always as identity primary key,
    channel        varchar(16)   not null,
    customer       varchar(200)  not null,
    contact        varchar(200)  not null,
    need           varchar(2000) not null,
    department_id  varchar(64)   not null references baton.department,
    accepted_by    varchar(64)   references baton.account,
    accepted_at    timestamptz,
    project_number varchar(20)   unique references baton.project,
    created_by     varchar(64)   not null references baton.account,
    created_at     timestamptz   not null,
    check ((accepted_by is null) = (accepted_at is null)),
    check (project_number is null or accepted_by is not null)
);
create index intake_by_taker on baton.intake (created_by, id);
create index intake_by_department on baton.intake (department_id, id);

-- Where a need came from: the time for its first answer runs from then (R-SL-8).
alter table baton.project add column taken_at timestamptz;
alter table baton.project add column taken_by varchar(64) references baton.account;
alter table baton.project add column channel varchar(16);
update baton.project set taken_at = raised_at, taken_by = raised_by;
alter table baton.project alter column taken_at set not null;
alter table baton.project alter column taken_by set not null;
