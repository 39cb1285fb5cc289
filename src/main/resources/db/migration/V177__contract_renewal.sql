-- Renewals of contracts, one per term that counts: the row is what lets a term's renewal start only once (R-CU-3).
create table baton.contract_renewal (
    id               bigint      generated always as identity primary key,
    contract_number  varchar(20) not null references baton.contract,
    end_on           date        not null,
    status           varchar(16) not null,
    account_manager  varchar(64) not null references baton.account,
    engineer         varchar(64) references baton.account,
    reason           varchar(1000),
    decided_by       varchar(64) references baton.account,
    amendment        integer,
    ended_at         timestamptz,
    created_by       varchar(64) not null,
    created_at       timestamptz not null,
    changed_by       varchar(64) not null,
    changed_at       timestamptz not null,
    check ((status = 'RUNNING') = (ended_at is null)),
    check ((status in ('EXTENDED', 'LAPSED', 'NEW_NEED', 'NOT_RENEWED')) = (reason is not null and decided_by is not null)),
    check ((status in ('EXTENDED', 'LAPSED')) = (amendment is not null))
);
create unique index contract_renewal_term on baton.contract_renewal (contract_number, end_on)
    where status not in ('SUPERSEDED', 'LAPSED');
create unique index contract_renewal_running on baton.contract_renewal (contract_number) where status = 'RUNNING';

-- What each of the three says.
create table baton.contract_renewal_assessment (
    renewal    bigint        not null references baton.contract_renewal,
    side       varchar(16)   not null,
    text       varchar(2000) not null,
    created_by varchar(64)   not null references baton.account,
    created_at timestamptz   not null,
    primary key (renewal, side)
);
