create sequence baton.number_ht;

-- A contract of a project (R-CO-1). The terms in force stand here from its signature on; each version that led to them stands in
-- baton.contract_version.
create table baton.contract (
    number           varchar(20)    primary key,
    project_number   varchar(20)    not null references baton.project,
    customer_id      bigint         not null references baton.customer,
    tender_number    varchar(20)    references baton.tender,
    bid_price        numeric(18, 2) check (bid_price >= 0),
    account_manager  varchar(64)    not null references baton.account,
    status           varchar(16)    not null,
    version_in_force integer        check (version_in_force >= 1),
    value            numeric(18, 2) check (value >= 0),
    start_on         date,
    end_on           date,
    promised_on      date,
    signed_on        date,
    signed_at        timestamptz,
    ended_at         timestamptz,
    end_reason       varchar(1000),
    created_by       varchar(64)    not null,
    created_at       timestamptz    not null,
    changed_by       varchar(64)    not null,
    changed_at       timestamptz    not null,
    check ((bid_price is null) = (tender_number is null)),
    check ((status in ('SIGNED', 'CANCELLED')) = (signed_at is not null)),
    check ((signed_at is null) = (version_in_force is null)),
    check (signed_at is null
           or (value is not null and start_on is not null and end_on is not null and promised_on is not null and signed_on is not null)),
    check (end_on >= start_on)
);
create index contract_project on baton.contract (project_number);
create index contract_customer on baton.contract (customer_id);
create index contract_end on baton.contract (end_on) where status = 'SIGNED';

-- A project has one contract at a time that is drafted or signed.
create unique index contract_standing on baton.contract (project_number) where status in ('DRAFTING', 'SIGNED');

-- The first version of a contract and its amendments, each with its terms as they were drafted and, in the end, signed.
create table baton.contract_version (
    contract_number     varchar(20)    not null references baton.contract,
    version             integer        not null check (version >= 1),
    kind                varchar(16)    not null,
    status              varchar(16)    not null,
    reason              varchar(1000),
    template_version_id bigint,
    list_price          numeric(18, 2) check (list_price > 0),
    value               numeric(18, 2) check (value >= 0),
    start_on            date,
    end_on              date,
    promised_on         date,
    payment             varchar(2000),
    signed_on           date,
    signatory           varchar(100),
    signed_by           varchar(64)    references baton.account,
    signed_at           timestamptz,
    ended_at            timestamptz,
    end_reason          varchar(1000),
    revision            integer        not null default 0,
    created_by          varchar(64)    not null,
    created_at          timestamptz    not null,
    changed_by          varchar(64)    not null,
    changed_at          timestamptz    not null,
    primary key (contract_number, version),
    check ((kind = 'CONTRACT') = (version = 1)),
    check ((kind = 'AMENDMENT') = (reason is not null)),
    check (num_nulls(list_price, value, start_on, end_on, promised_on, payment) in (0, 6)),
    check (end_on >= start_on and promised_on <= end_on),
    check (num_nulls(signed_on, signatory, signed_by, signed_at) in (0, 4)),
    check (status <> 'SIGNED' or (signed_at is not null and list_price is not null))
);
create unique index contract_version_open on baton.contract_version (contract_number) where status = 'OPEN';

-- Where a version departs from the standard wording, one row per clause; one that was entered by mistake is dropped, not deleted.
create table baton.contract_clause (
    contract_number varchar(20)   not null,
    version         integer       not null,
    clause          integer       not null check (clause >= 1),
    reference       varchar(50)   not null,
    standard        varchar(2000) not null,
    changed         varchar(2000) not null,
    reason          varchar(1000) not null,
    dropped         boolean       not null default false,
    created_by      varchar(64)   not null,
    created_at      timestamptz   not null,
    changed_by      varchar(64)   not null,
    changed_at      timestamptz   not null,
    primary key (contract_number, version, clause),
    foreign key (contract_number, version) references baton.contract_version
);

-- Each time a version is put before its gates: what they judge, and the limit that held for its discount then.
create table baton.contract_round (
    contract_number varchar(20)   not null,
    version         integer       not null,
    round           integer       not null check (round >= 1),
    digest          varchar(64)   not null,
    discount_limit  numeric(5, 2) not null,
    deviates        boolean       not null,
    withdrawn_at    timestamptz,
    created_by      varchar(64)   not null,
    created_at      timestamptz   not null,
    changed_by      varchar(64)   not null,
    changed_at      timestamptz   not null,
    primary key (contract_number, version, round),
    foreign key (contract_number, version) references baton.contract_version
);

-- What people did and said, the first first; an answer that its author took back is marked.
create table baton.contract_entry (
    contract_number varchar(20)   not null,
    entry           integer       not null check (entry >= 1),
    version         integer       not null,
    round           integer,
    kind            varchar(16)   not null,
    answer          varchar(16),
    text            varchar(2000) not null,
    digest          varchar(64),
    withdrawn_at    timestamptz,
    created_by      varchar(64)   not null,
    created_at      timestamptz   not null,
    changed_by      varchar(64)   not null,
    changed_at      timestamptz   not null,
    primary key (contract_number, entry),
    foreign key (contract_number, version) references baton.contract_version,
    check ((round is null) = (digest is null))
);

-- Who has a part in the contract, and whether as an author, who then does not judge it (R-CO-1).
create table baton.contract_person (
    contract_number varchar(20) not null references baton.contract,
    person_id       varchar(64) not null references baton.account,
    author          boolean     not null,
    created_by      varchar(64) not null,
    created_at      timestamptz not null,
    changed_by      varchar(64) not null,
    changed_at      timestamptz not null,
    primary key (contract_number, person_id)
);
create index contract_person_person on baton.contract_person (person_id);
