-- What a lost bid taught, beside the solution it offered (R-BD-7, R-KN-1).
alter table baton.library_entry
    add column loss_reasons varchar(2000),
    add column winner       varchar(200),
    add column winner_price numeric(18, 2);
