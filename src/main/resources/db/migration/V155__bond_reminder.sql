-- Reminders of bonds that are late (R-BD-5), each given once; a bond that is due on another day begins anew.
create table baton.bond_reminder (
    tender_number varchar(20) not null references baton.tender,
    bond_due      date        not null,
    reminder      integer     not null check (reminder >= 1),
    reminded_on   date        not null,
    primary key (tender_number, bond_due, reminder)
);
