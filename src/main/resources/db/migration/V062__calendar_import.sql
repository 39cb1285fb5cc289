-- How years of the working calendar were entered or corrected, each with the whole year as it was then.
create table baton.calendar_import (
    year      integer        not null,
    version   integer        not null check (version > 0),
    days      jsonb          not null,
    holidays  integer        not null,
    workdays  integer        not null,
    changed   integer        not null check (changed > 0),
    moved     integer        not null,
    reason    varchar(1000)  not null check (reason <> ''),
    by        varchar(64)    not null,
    at        timestamptz    not null,
    primary key (year, version)
);

-- For which years an administrator was told that they are missing; once each.
create table baton.calendar_reminder (
    year  integer      primary key,
    at    timestamptz  not null
);
