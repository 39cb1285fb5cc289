-- baton_owner owns the database and its schemas (Flyway); baton_app reads and writes rows and defines nothing.
create role baton_owner login password :'owner_password';
create role baton_app login password :'app_password';
create database baton owner baton_owner encoding 'UTF8' template template0 locale_provider builtin builtin_locale 'C.UTF-8' locale 'C';
revoke all on database baton from public;
grant connect on database baton to baton_app;
