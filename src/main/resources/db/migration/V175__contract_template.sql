-- Versions of the templates from which contracts are made (R-CO-1). The file itself is an attachment, kept by its digest and never
-- changed; of each template at most one version is offered for new contracts.
create table baton.contract_template_version (
    id          bigint        generated always as identity primary key,
    name        varchar(100)  not null,
    version     integer       not null check (version >= 1),
    document_id uuid          not null unique references baton.document,
    tags        text[]        not null,
    reason      varchar(1000) not null,
    shipped     boolean       not null,
    offered     boolean       not null,
    created_by  varchar(64)   not null,
    created_at  timestamptz   not null,
    changed_by  varchar(64)   not null,
    changed_at  timestamptz   not null,
    unique (name, version)
);
create unique index contract_template_offered on baton.contract_template_version (name) where offered;
