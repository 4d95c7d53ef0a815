-- Contracts: under the company's own number, or the next of ours.
create table contracts (
    record_no text primary key,
    customer_id bigint not null,
    amount_fen bigint not null,
    title text not null,
    owner text not null,
    logged_by text not null,
    logged_at bigint not null,
    withdrawn_at bigint,
    version bigint not null
);
create index contracts_customer on contracts (customer_id);
create index contracts_author on contracts (logged_by, logged_at);
