-- Solutions: each save is a new numbered version with the digest of its content (R-PS-5); rows are only added.
create table baton.solution_version (
    project_number    varchar(20)    not null references baton.project,
    version           integer        not null check (version >= 1),
    summary           varchar(4000)  not null,
    ring_slot_use     numeric(5, 2)  check (ring_slot_use between 0 and 100),
    covers_year       boolean,
    technology        varchar(16)    not null,
    recommended       varchar(16)    not null,
    needs_expansion   boolean        not null,
    deviation_reason  varchar(1000),
    investment        numeric(18, 2) not null check (investment >= 0),
    annual_cost       numeric(18, 2) not null check (annual_cost >= 0),
    annual_revenue    numeric(18, 2) not null check (annual_revenue >= 0),
    co_authors        varchar(2000)  not null,
    files             text           not null,
    digest            varchar(64)    not null,
    created_by        varchar(64)    not null references baton.account,
    created_at        timestamptz    not null,
    primary key (project_number, version),
    check (technology = recommended or deviation_reason is not null)
);

-- Everyone who is an author of a project's solution, and why (R-PS-6).
create table baton.solution_author (
    project_number varchar(20) not null references baton.project,
    person_id      varchar(64) not null references baton.account,
    part           varchar(16) not null,
    created_by     varchar(64) not null,
    created_at     timestamptz not null,
    primary key (project_number, person_id, part)
);

-- A round asks every gate about one solution version (R-PS-5, R-PS-7).
create table baton.review_round (
    project_number    varchar(20) not null references baton.project,
    round             integer     not null check (round >= 1),
    solution_version  integer     not null,
    security_declared boolean     not null,
    design_remark     varchar(1000),
    outcome           varchar(16),
    summed_up_at      timestamptz,
    ruling            varchar(16),
    ruling_remark     varchar(1000),
    ruled_by          varchar(64),
    ruled_at          timestamptz,
    continuation      varchar(16),
    continuation_reason varchar(1000),
    continued_by      varchar(64),
    continued_at      timestamptz,
    returned_at       timestamptz,
    created_by        varchar(64) not null,
    created_at        timestamptz not null,
    changed_by        varchar(64) not null,
    changed_at        timestamptz not null,
    primary key (project_number, round),
    foreign key (project_number, solution_version) references baton.solution_version
);

create table baton.gate_answer (
    project_number   varchar(20)   not null,
    round            integer       not null,
    gate             varchar(16)   not null,
    solution_version integer       not null,
    digest           varchar(64)   not null,
    verdict          varchar(16)   not null,
    remark           varchar(1000) not null,
    security_added   boolean       not null,
    created_by       varchar(64)   not null,
    created_at       timestamptz   not null,
    primary key (project_number, round, gate),
    foreign key (project_number, round) references baton.review_round,
    foreign key (project_number, solution_version) references baton.solution_version
);
