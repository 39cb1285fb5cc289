-- How a project came to the green channel, or why it did not (R-PS-11).
create table baton.green_channel (
    project_number varchar(20)   primary key references baton.project,
    cause          varchar(8)    not null check (cause in ('MAJOR', 'URGENT')),
    state          varchar(8)    not null check (state in ('ASKED', 'OPEN', 'DECLINED')),
    remark         varchar(1000),
    ruled_by       varchar(64)   references baton.account,
    ruled_at       timestamptz,
    created_by     varchar(64)   not null,
    created_at     timestamptz   not null,
    changed_by     varchar(64)   not null,
    changed_at     timestamptz   not null,
    check ((cause = 'URGENT' and state <> 'ASKED') = (ruled_by is not null and remark is not null))
);
