-- Values that managers change (rulebook [a]). Rows are only ever added; the newest version of a key holds.
create table baton.setting (
    key         varchar(100)  not null,
    version     integer       not null check (version > 0),
    value       varchar(4000) not null,
    reason      varchar(1000) not null check (reason <> ''),
    changed_by  varchar(64)   not null,
    changed_at  timestamptz   not null,
    primary key (key, version)
);
