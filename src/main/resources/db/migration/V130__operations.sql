-- Each failed try of a job, and each try that a person asked for. A cause is the key and the arguments of a sentence: what was
-- thrown stands in the log, under the job's id.
create table baton.job_try (
    job_id          varchar(64)   not null,
    number          int           not null,
    tried_at        timestamptz   not null,
    tried_by        varchar(128)  not null,
    reason          varchar(1000),
    outcome         varchar(16)   not null check (outcome in ('RUNNING', 'DONE', 'FAILED')),
    cause           varchar(200),
    cause_arguments json,
    primary key (job_id, number)
);
create index job_try_by_age on baton.job_try (tried_at);
