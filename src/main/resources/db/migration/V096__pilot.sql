create sequence baton.number_sd;

-- A pilot of a project's solution (R-PS-12); one of a project runs at a time.
create table baton.pilot (
    number           varchar(20)   primary key,
    project_number   varchar(20)   not null references baton.project,
    scope            varchar(2000) not null,
    criteria         varchar(2000) not null,
    ends_on          date          not null,
    extended_from    date,
    extension_reason varchar(1000),
    keeper           varchar(64)   not null references baton.account,
    status           varchar(16)   not null check (status in ('RUNNING', 'RETURNING', 'ENDED')),
    outcome          varchar(16)   check (outcome in ('CONVERT', 'STOP')),
    remark           varchar(1000),
    decided_by       varchar(64)   references baton.account,
    decided_at       timestamptz,
    return_remark    varchar(1000),
    ended_at         timestamptz,
    created_by       varchar(64)   not null references baton.account,
    created_at       timestamptz   not null,
    changed_by       varchar(64)   not null,
    changed_at       timestamptz   not null,
    check (ends_on > extended_from),
    check ((extended_from is null) = (extension_reason is null)),
    check ((status = 'RUNNING') = (outcome is null)),
    check ((outcome is null) = (remark is null) and (outcome is null) = (decided_by is null)),
    check ((status = 'ENDED') = (ended_at is not null))
);
create unique index pilot_that_runs on baton.pilot (project_number) where status <> 'ENDED';
create index pilot_project on baton.pilot (project_number);

-- What was lent for a pilot, and how it came back; a pilot ends when everything has.
create table baton.pilot_equipment (
    pilot_number varchar(20)  not null references baton.pilot,
    piece        integer      not null check (piece >= 1),
    what         varchar(200) not null,
    serial       varchar(100),
    quantity     integer      not null check (quantity between 1 and 9999),
    condition    varchar(16)  check (condition in ('INTACT', 'DAMAGED', 'LOST')),
    remark       varchar(1000),
    returned_by  varchar(64)  references baton.account,
    returned_at  timestamptz,
    created_by   varchar(64)  not null references baton.account,
    created_at   timestamptz  not null,
    changed_by   varchar(64)  not null,
    changed_at   timestamptz  not null,
    primary key (pilot_number, piece),
    check ((condition is null) = (returned_by is null) and (condition is null) = (returned_at is null)),
    check (condition is null or condition = 'INTACT' or remark is not null)
);
