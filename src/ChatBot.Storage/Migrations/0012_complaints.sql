create table complaints (
    record_no text primary key,
    customer_id bigint not null,
    problem text not null,
    contract_no text,
    severity text not null,
    logged_by text not null,
    logged_at bigint not null,
    withdrawn_at bigint
);
create index complaints_author on complaints (logged_by, logged_at);
create index complaints_customer on complaints (customer_id);
