-- A project's page asks for the orders about its cases.
create index supervision_order_case on baton.supervision_order (case_number);
